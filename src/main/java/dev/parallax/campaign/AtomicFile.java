package dev.parallax.campaign;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Replaces a file as a whole, so that no reader ever sees half of it. */
final class AtomicFile {
  private AtomicFile() {}

  static void write(Path file, byte[] content) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null) {
      throw new IOException(file + " is a folder");
    }
    Files.createDirectories(folder);
    // Not createTempFile, whose files nobody else may read.
    Path half = folder.resolve(halfPrefix(file) + ProcessHandle.current().pid());
    try {
      Files.write(half, content);
      Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(half);
    }
  }

  private static String halfPrefix(Path file) {
    return "." + file.getFileName() + ".";
  }

  /** Deletes what a process left that was killed while it wrote. */
  static void deleteHalves(Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null) {
      return;
    }
    try (DirectoryStream<Path> halves =
        Files.newDirectoryStream(folder, halfPrefix(file) + "[0-9]*")) {
      for (Path half : halves) {
        Files.delete(half);
      }
    }
  }
}
