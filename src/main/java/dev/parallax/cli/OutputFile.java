package dev.parallax.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** Writes a text file so that a reader finds the old text or the new one, never half of it. */
final class OutputFile {
  private static final int BUFFER = 1 << 16;

  private OutputFile() {}

  /** What a command writes, as it is made. */
  @FunctionalInterface
  interface Text {
    /**
     * Writes all of it.
     *
     * @throws IOException if it can't be written
     */
    void writeTo(Writer out) throws IOException;
  }

  /**
   * Writes a command's text where the user wants it.
   *
   * @param file empty for standard output
   * @throws BadUsage if it can't be written
   */
  static void writeOrPrint(Optional<Path> file, Text text, Console console) {
    try {
      if (file.isPresent()) {
        write(file.get(), text);
      } else {
        PrintStream stream = console.out();
        Writer out = new BufferedWriter(new OutputStreamWriter(stream, stream.charset()), BUFFER);
        text.writeTo(out);
        out.flush();
      }
    } catch (IOException e) {
      throw new BadUsage(
          "can't write "
              + file.map(Path::toString).orElse("to standard output")
              + ": "
              + e.getMessage());
    }
  }

  /** Writes it as UTF-8 and renames it into place. */
  static void write(Path file, String text) throws IOException {
    write(file, out -> out.write(text));
  }

  /** Writes it as UTF-8 and renames it into place when it is whole. */
  static void write(Path file, Text text) throws IOException {
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
      writeTo(target, text);
      return;
    }
    Path draft =
        Files.createFile(
            folder.resolve("." + target.getFileName() + "." + ProcessHandle.current().pid()));
    try {
      writeTo(draft, text);
      move(draft, target);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  private static void writeTo(Path file, Text text) throws IOException {
    try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      text.writeTo(out);
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
