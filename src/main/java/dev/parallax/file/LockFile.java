package dev.parallax.file;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * A lock between processes: an empty file that this process has locked until the lock is closed.
 *
 * <p>A file of its own, which nothing else ever opens: a POSIX lock belongs to the process and the
 * file, and is dropped when the process closes any descriptor of that file. (The journal was once
 * locked itself. It was read after that, and closing what it was read by dropped the lock.) For the
 * same reason what a process opened that has the lock already stays open. The file stays when the
 * lock is freed, since another process may be about to lock it.
 */
public final class LockFile implements Closeable {
  private final FileChannel file;

  private LockFile(FileChannel file) {
    this.file = file;
  }

  /**
   * Takes a lock that the user's own processes compete for.
   *
   * @return empty if another process has it
   * @throws IOException if the file can't be made or locked
   */
  public static Optional<LockFile> tryTake(Path path) throws IOException {
    return lock(open(path));
  }

  /**
   * Takes a lock that the processes of all users compete for, in a folder where all may write: the
   * user who needs it first makes a file that all may lock.
   *
   * @return empty if another process has it
   * @throws IOException if the file can't be made or locked
   */
  public static Optional<LockFile> tryTakeForAll(Path path) throws IOException {
    try {
      Files.createFile(path);
      // Only of a file that was just made: what was there before may be a link to anything.
      var unused = path.toFile().setReadable(true, false);
      unused = path.toFile().setWritable(true, false);
    } catch (FileAlreadyExistsException e) {
      // Made by an earlier run, perhaps of another user.
    }
    // Without CREATE: Linux refuses it for files of others in a folder that has the sticky bit,
    // whatever their permissions are (fs.protected_regular).
    return lock(FileChannel.open(path, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS));
  }

  private static FileChannel open(Path path) throws IOException {
    return FileChannel.open(
        path, StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
  }

  private static Optional<LockFile> lock(FileChannel file) throws IOException {
    try {
      if (file.tryLock() != null) {
        return Optional.of(new LockFile(file));
      }
    } catch (OverlappingFileLockException e) {
      keepOpen(file);
      return Optional.empty();
    } catch (IOException e) {
      file.close();
      throw e;
    }
    file.close();
    return Optional.empty();
  }

  /** This very process has the lock, and would free it by closing the file once more. */
  private static void keepOpen(FileChannel file) {
    try {
      Runtime.getRuntime().addShutdownHook(new Thread(() -> closeAtEnd(file), "lock-file-end"));
    } catch (IllegalStateException e) {
      // The JVM is ending already.
    }
  }

  private static void closeAtEnd(FileChannel file) {
    try {
      file.close();
    } catch (IOException e) {
      // The JVM is ending, and the file with it.
    }
  }

  /** Frees the lock. */
  @Override
  public void close() throws IOException {
    file.close();
  }
}
