package dev.parallax.concurrency.child;

import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A folder that only this user can enter, for pipes, sockets and files that live no longer than
 * this JVM. Its name tells {@link StaleFolders} whose it was, should this JVM be killed.
 *
 * <p>In {@code /dev/shm} where there is one, since files there are memory and nothing else; in the
 * place for temporary files otherwise, or in the folder that the property {@value #PLACE} names.
 */
public final class PrivateFolder implements Closeable {
  /** System property that names the folder in which these are made. */
  static final String PLACE = "parallax.pool.folder";

  static final String PREFIX = "parallax-";
  private static final Path SHARED_MEMORY = Path.of("/dev/shm");
  private static final String DELETED = "-deleted";

  private final Path path;
  private Optional<Thread> atExit = Optional.empty();

  private PrivateFolder(Path path) {
    this.path = path;
  }

  /** The folder at this path, which is there already and another JVM's. */
  static PrivateFolder at(String path) {
    return new PrivateFolder(Path.of(path));
  }

  /**
   * Makes a new one.
   *
   * @throws IOException if that can't be
   */
  public static PrivateFolder create() throws IOException {
    Path place = place();
    try {
      // With our process id, so that whoever finds it can tell whether its owner still runs.
      String owner = ProcessHandle.current().pid() + "-" + StaleFolders.processNamespace() + "-";
      PrivateFolder folder = new PrivateFolder(Files.createTempDirectory(place, PREFIX + owner));
      folder.deleteAtExit();
      return folder;
    } catch (IOException e) {
      throw new IOException("no folder can be made in %s: %s".formatted(place, e), e);
    }
  }

  /** Where folders are made. */
  static Path place() {
    String chosen = System.getProperty(PLACE, "");
    if (!chosen.isEmpty()) {
      return Path.of(chosen);
    }
    boolean sharedMemory = Files.isDirectory(SHARED_MEMORY) && Files.isWritable(SHARED_MEMORY);
    return sharedMemory ? SHARED_MEMORY : Path.of(System.getProperty("java.io.tmpdir"));
  }

  public Path path() {
    return path;
  }

  /**
   * For a JVM that ends while the folder is in use, by Ctrl-C or an exception: processes that use
   * it end with this one, but Ctrl-C reaches them, too, before they can clear up. After a SIGKILL
   * they can.
   */
  private void deleteAtExit() throws IOException {
    Thread hook = new Thread(this::deleteQuietly, "private-folder-end");
    try {
      Runtime.getRuntime().addShutdownHook(hook);
    } catch (IllegalStateException e) {
      delete();
      throw new IOException("this JVM is ending", e);
    }
    atExit = Optional.of(hook);
  }

  private void deleteQuietly() {
    try {
      delete();
    } catch (IOException e) {
      // The JVM is ending, and other processes may be at the same.
    }
  }

  /** Deletes the folder with everything in it; a child may do so, too, that outlives its parent. */
  @Override
  public void close() throws IOException {
    if (atExit.isPresent()) {
      try {
        Runtime.getRuntime().removeShutdownHook(atExit.get());
      } catch (IllegalStateException e) {
        // The JVM is ending, and the hook at work.
      }
    }
    delete();
  }

  private void delete() throws IOException {
    // Under another name first: a child that opens a pipe which was just deleted would make a file.
    File folder = path.resolveSibling(path.getFileName() + DELETED).toFile();
    if (!path.toFile().renameTo(folder)) {
      // Somebody else was first.
      return;
    }
    deleteWithFiles(folder);
  }

  static void deleteWithFiles(File folder) throws IOException {
    // Not a stream of paths: this is also an orphan's last act, which must not take long.
    File[] files = folder.listFiles();
    if (files != null) {
      for (File file : files) {
        Files.deleteIfExists(file.toPath());
      }
    }
    Files.deleteIfExists(folder.toPath());
  }
}
