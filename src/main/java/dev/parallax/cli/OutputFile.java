package dev.parallax.cli;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** Writes a text file so that a reader finds the old text or the new one, never half of it. */
final class OutputFile {
  private OutputFile() {}

  /**
   * Writes a command's text where the user wants it.
   *
   * @param file empty for standard output
   * @throws BadUsage if it can't be written
   */
  static void writeOrPrint(Optional<Path> file, String text, Console console) {
    if (file.isEmpty()) {
      console.out().print(text);
      console.out().flush();
      return;
    }
    try {
      write(file.get(), text);
    } catch (IOException e) {
      throw new BadUsage("can't write " + file.get() + ": " + e.getMessage());
    }
  }

  /** Writes it as UTF-8 and renames it into place. */
  static void write(Path file, String text) throws IOException {
    Path target = file.toAbsolutePath();
    Path folder = target.getParent();
    if (folder == null || Files.isDirectory(target)) {
      throw new IOException("it is a directory");
    }
    if (!Files.isDirectory(folder)) {
      throw new IOException("there is no directory " + folder);
    }
    if (!Files.isWritable(folder)) {
      throw new IOException("no permission to write to " + folder);
    }
    if (Files.exists(target) && !Files.isRegularFile(target)) {
      // A pipe or a device such as /dev/null can't be renamed over.
      Files.writeString(target, text);
      return;
    }
    Path draft =
        Files.createFile(
            folder.resolve("." + target.getFileName() + "." + ProcessHandle.current().pid()));
    try {
      Files.writeString(draft, text);
      move(draft, target);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  private static void move(Path draft, Path target) throws IOException {
    try {
      Files.move(
          draft, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(draft, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
