package dev.parallax.file;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Replaces a file as a whole, so that a reader finds the old one or the new, never half of it. */
public final class AtomicFile {
  private AtomicFile() {}

  /** What is written, as it is made. */
  @FunctionalInterface
  public interface Content {
    /**
     * Writes all of it.
     *
     * @throws IOException if it can't be written
     */
    void writeTo(OutputStream out) throws IOException;
  }

  /** Replaces a file; folders that are missing on the way to it are made. */
  public static void write(Path file, byte[] content) throws IOException {
    write(file, out -> out.write(content));
  }

  /** Replaces a file when all of its content is there; folders that are missing are made. */
  public static void write(Path file, Content content) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null) {
      throw new IOException(file + " is a folder");
    }
    Files.createDirectories(folder);
    // Not createTempFile, whose files nobody else may read.
    Path half =
        folder.resolve(
            halfPrefix(String.valueOf(file.getFileName())) + ProcessHandle.current().pid());
    try {
      // Never into what is there: a process with this number may have been killed, or it is a link.
      Files.deleteIfExists(half);
      try (OutputStream out = Files.newOutputStream(half, StandardOpenOption.CREATE_NEW)) {
        content.writeTo(out);
      }
      move(half, file);
    } catch (IOException e) {
      throw of(file, e);
    } finally {
      Files.deleteIfExists(half);
    }
  }

  /** A failure to write a file, which is named: where a disk is full, Java doesn't say which. */
  public static IOException of(Path file, IOException e) {
    if (e instanceof FileSystemException || e.getMessage() == null) {
      return e;
    }
    FileSystemException named = new FileSystemException(file.toString(), null, e.getMessage());
    named.setStackTrace(e.getStackTrace());
    return named;
  }

  /**
   * Deletes what processes left that were killed while they wrote.
   *
   * @param folder where the files are; nothing is done if there is no such folder, or a link to one
   * @param names a glob for the names of the files themselves, such as {@code *.svg}
   */
  public static void deleteHalves(Path folder, String names) throws IOException {
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try (DirectoryStream<Path> halves =
        Files.newDirectoryStream(folder, halfPrefix(names) + "[0-9]*")) {
      for (Path half : halves) {
        boolean isNumbered = half.getFileName().toString().matches(".*\\.[0-9]+");
        if (isNumbered && Files.isRegularFile(half, LinkOption.NOFOLLOW_LINKS)) {
          Files.delete(half);
        }
      }
    }
  }

  private static String halfPrefix(String name) {
    return "." + name + ".";
  }

  private static void move(Path half, Path file) throws IOException {
    try {
      Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      // Some network file systems; whoever reads at that very moment may find nothing.
      Files.move(half, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
