package dev.parallax.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parallax.jvm.JavaCommand;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class LockFileTest {
  @TempDir Path folder;

  @Test
  void aLockIsTakenOnceUntilItIsFreed() throws Exception {
    Path path = folder.resolve("lock");
    LockFile lock = LockFile.tryTake(path).orElseThrow();
    assertThat(LockFile.tryTake(path)).isEmpty();
    lock.close();
    LockFile.tryTake(path).orElseThrow().close();
    assertThat(path).isEmptyFile();
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aLockForAllCanBeTakenByOtherUsersAndByJmhItself() throws Exception {
    Path path = folder.resolve("jmh.lock");
    LockFile.tryTakeForAll(path).orElseThrow().close();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
        .isEqualTo("rw-rw-rw-");
    try (RandomAccessFile asJmhDoes = new RandomAccessFile(path.toFile(), "rw");
        FileLock lock = asJmhDoes.getChannel().tryLock()) {
      assertThat(lock.isValid()).isTrue();
    }
  }

  /** In a folder where all may write anybody can put a link that waits for others to follow it. */
  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aLinkInThePlaceOfALockIsNotFollowed() throws Exception {
    Path secret = Files.createFile(folder.resolve("secret"));
    Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
    Path link = Files.createSymbolicLink(folder.resolve("lock"), secret);
    assertThatThrownBy(() -> LockFile.tryTakeForAll(link)).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> LockFile.tryTake(link)).isInstanceOf(IOException.class);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secret)))
        .isEqualTo("rw-------");
  }

  /** A POSIX lock is freed when the process that has it closes any file by which it tried. */
  @Test
  void aProcessThatTriesToTakeItsOwnLockOnceMoreKeepsIt() throws Exception {
    Path path = folder.resolve("lock");
    LockFile lock = LockFile.tryTake(path).orElseThrow();
    assertThat(LockFile.tryTake(path)).isEmpty();
    System.gc();
    assertThat(takenByAnother(path)).isFalse();
    lock.close();
    assertThat(takenByAnother(path)).isTrue();
  }

  private static boolean takenByAnother(Path path) throws Exception {
    JavaCommand command = new JavaCommand(Other.class).withArgs(path.toString());
    return new ProcessBuilder(command.words()).inheritIO().start().waitFor() == 0;
  }

  /** Another process. */
  static final class Other {
    private Other() {}

    /** Its exit code is 0 if it gets the lock. */
    public static void main(String[] args) throws IOException {
      System.exit(LockFile.tryTake(Path.of(args[0])).isPresent() ? 0 : 1);
    }
  }
}
