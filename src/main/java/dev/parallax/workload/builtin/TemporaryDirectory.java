package dev.parallax.workload.builtin;

import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A fresh directory; closing it deletes it with everything in it. */
public record TemporaryDirectory(Path path) implements Closeable {
  private static final String PREFIX = "parallax-files-";

  /** A directory in the system's place for temporary files. */
  public static TemporaryDirectory create() throws IOException {
    return new TemporaryDirectory(Files.createTempDirectory(PREFIX));
  }

  /** A directory in a place of the user's. */
  static TemporaryDirectory createIn(Path parent) throws IOException {
    return new TemporaryDirectory(Files.createTempDirectory(parent.toAbsolutePath(), PREFIX));
  }

  /**
   * A directory in one that nobody else can write to. Its name needs only to be new, not to be hard
   * to guess: the first random number that is takes a JVM 50 ms.
   */
  public static TemporaryDirectory createInOwn(Path parent) throws IOException {
    String name = PREFIX + Long.toString(System.nanoTime(), Character.MAX_RADIX) + "-";
    for (int i = 0; ; i++) {
      try {
        return new TemporaryDirectory(Files.createDirectory(parent.resolve(name + i)));
      } catch (FileAlreadyExistsException e) {
        // Another JVM read the same time; the next number.
      }
    }
  }

  @Override
  public void close() throws IOException {
    delete(path.toFile());
  }

  private static void delete(File file) throws IOException {
    File[] content = Files.isSymbolicLink(file.toPath()) ? null : file.listFiles();
    if (content != null) {
      for (File inside : content) {
        delete(inside);
      }
    }
    Files.deleteIfExists(file.toPath());
  }
}
