package dev.parallax.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** JVMs of the suite's own that crash. */
@EnabledOnOs(OS.LINUX)
class CrashTest {
  @TempDir private Path folder;

  @Test
  void aJvmThatCrashesLeavesItsReportWithTheTemporaryFiles() throws Exception {
    Path working = Files.createDirectory(folder.resolve("working"));
    Path temporary = Files.createDirectory(folder.resolve("100%p temporary"));
    List<String> flags = List.of("-Djava.io.tmpdir=" + temporary);
    Process parent =
        new ProcessBuilder(new JavaCommand(Parent.class).withJvmArgs(flags).words())
            .directory(working.toFile())
            .inheritIO()
            .start();
    assertThat(parent.waitFor()).isZero();
    assertThat(working).isEmptyDirectory();
    try (Stream<Path> left = Files.list(temporary)) {
      assertThat(left.map(file -> file.getFileName().toString()))
          .singleElement()
          .asString()
          .matches("parallax-hs_err_pid\\d+\\.log");
    }
  }

  /** Starts a JVM and waits for its end. */
  static final class Parent {
    private Parent() {}

    public static void main(String[] args) throws Exception {
      try (JavaProcess process = JavaProcess.start("a JVM", new JavaCommand(Crashing.class))) {
        System.exit(process.awaitEnd(Duration.ofMinutes(1)) ? 0 : 1);
      }
    }
  }

  /** Gets the signal of a wrong address. */
  static final class Crashing {
    private Crashing() {}

    public static void main(String[] args) throws Exception {
      String pid = Long.toString(ProcessHandle.current().pid());
      new ProcessBuilder("kill", "-SEGV", pid).start().waitFor();
      Thread.sleep(60_000);
    }
  }
}
