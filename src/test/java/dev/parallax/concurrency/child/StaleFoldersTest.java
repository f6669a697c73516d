package dev.parallax.concurrency.child;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallax.jvm.JavaCommand;
import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;

/** What a JVM leaves that is killed before its pool has a child. */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class StaleFoldersTest {
  @TempDir private Path place;

  /** Has a folder, says where, and waits to be killed. */
  static final class Owner {
    private Owner() {}

    public static void main(String[] args) throws Exception {
      System.out.println(PoolFolder.create(1, 1).path());
      Thread.sleep(Long.MAX_VALUE);
    }
  }

  private Process owner() throws Exception {
    JavaCommand command =
        new JavaCommand(Owner.class).withJvmArgs(List.of("-D" + PrivateFolder.PLACE + "=" + place));
    return new ProcessBuilder(command.words())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static Path folderOf(Process owner) throws Exception {
    // Not closed: that would end the process's output.
    BufferedReader out = owner.inputReader();
    return Path.of(out.readLine());
  }

  @Test
  void theFolderOfAKilledJvmIsDeletedAndThatOfALivingOneIsNot() throws Exception {
    Process living = owner();
    Process killed = owner();
    try {
      Path used = folderOf(living);
      Path left = folderOf(killed);
      killed.destroyForcibly();
      killed.waitFor();
      assertThat(left).isDirectory();

      StaleFolders.deleteIn(place);
      assertThat(left).doesNotExist();
      assertThat(used.resolve("board")).exists();
    } finally {
      living.destroyForcibly().waitFor();
      killed.destroyForcibly().waitFor();
    }
  }

  @Test
  void whatMayBeSomebodyElsesStays() throws Exception {
    String gone = Long.toString(Integer.MAX_VALUE);
    Path otherContainers =
        Files.createDirectory(place.resolve("parallax-" + gone + "-1-5")); // no such namespace here
    Path otherPrograms =
        Files.createDirectory(
            place.resolve("parallax-files-" + StaleFolders.processNamespace() + "-5"));
    StaleFolders.deleteIn(place);
    assertThat(otherContainers).exists();
    assertThat(otherPrograms).exists();
    StaleFolders.deleteIn(place.resolve("nowhere"));
  }

  @Test
  void aLinkInThePlaceOfAFolderIsNotFollowed(@TempDir Path elsewhere) throws Exception {
    Path mine = Files.createFile(elsewhere.resolve("mine"));
    String name = "parallax-%s-%s-5".formatted(Integer.MAX_VALUE, StaleFolders.processNamespace());
    Files.createSymbolicLink(place.resolve(name), elsewhere);
    StaleFolders.deleteIn(place);
    assertThat(mine).exists();
  }
}
