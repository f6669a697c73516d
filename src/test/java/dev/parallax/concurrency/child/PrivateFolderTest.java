package dev.parallax.concurrency.child;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallax.jvm.JavaCommand;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class PrivateFolderTest {
  @TempDir private Path place;

  /** Makes a folder while its JVM ends, as a run does that a signal reaches at its start. */
  static final class Ending {
    private Ending() {}

    public static void main(String[] args) throws InterruptedException {
      CountDownLatch ending = new CountDownLatch(1);
      CountDownLatch said = new CountDownLatch(1);
      Thread hook =
          new Thread(() -> {
            ending.countDown();
            try {
              said.await();
            } catch (InterruptedException e) {
              throw new AssertionError(e);
            }
          });
      Runtime.getRuntime().addShutdownHook(hook);
      Thread.ofPlatform().daemon().start(() -> System.exit(0));
      ending.await();
      try {
        System.out.println("made " + PrivateFolder.create().path());
      } catch (IOException e) {
        System.out.println(e.getMessage());
      } finally {
        said.countDown();
      }
    }
  }

  @Test
  void aJvmThatEndsMakesNoneAndLeavesNone() throws Exception {
    JavaCommand command =
        new JavaCommand(Ending.class)
            .withJvmArgs(List.of("-D" + PrivateFolder.PLACE + "=" + place));
    Process process =
        new ProcessBuilder(command.words()).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try {
      String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(out).contains("no folder can be made in " + place, "this JVM is ending");
      assertThat(process.waitFor()).isZero();
    } finally {
      process.destroyForcibly().waitFor();
    }
    assertThat(place).isEmptyDirectory();
  }
}
