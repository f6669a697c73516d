package dev.parallax.cli.console;

import dev.parallax.file.AtomicFile;
import dev.parallax.jvm.Exhausted;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/** Writes text where the user wants it; a file is replaced as a whole. */
public final class OutputFile {
  private static final int BUFFER = 1 << 16;

  private OutputFile() {}

  /** What a command writes, as it is made. */
  @FunctionalInterface
  public interface Text {
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
  public static void writeOrPrint(Optional<Path> file, Text text, Console console) {
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
              + Exhausted.withNeeded(reason(e)));
    }
  }

  /** Without the file, which is named already. */
  private static String reason(IOException e) {
    return e instanceof FileSystemException file && file.getReason() != null
        ? file.getReason()
        : String.valueOf(e.getMessage());
  }

  /** Writes it as UTF-8 into a pipe or a device that is there, or else as {@link #replace}. */
  public static void write(Path file, Text text) throws IOException {
    if (!Files.isDirectory(file) && Files.exists(file) && !Files.isRegularFile(file)) {
      // A pipe or a device such as /dev/null can't be renamed over.
      try (OutputStream out = Files.newOutputStream(file)) {
        writeTo(out, text);
      }
    } else {
      replace(file, text);
    }
  }

  /**
   * Writes it as UTF-8 and renames it into place when it is whole; what is there isn't opened, and
   * a link is replaced.
   */
  public static void replace(Path file, Text text) throws IOException {
    Path target = file.toAbsolutePath();
    Path folder = target.getParent();
    if (folder == null || Files.isDirectory(target, LinkOption.NOFOLLOW_LINKS)) {
      throw new IOException("it is a directory");
    }
    if (!Files.isDirectory(folder)) {
      throw new IOException("there is no directory " + folder);
    }
    if (!Files.isWritable(folder)) {
      throw new IOException("no permission to write to " + folder);
    }
    AtomicFile.write(target, out -> writeTo(out, text));
  }

  private static void writeTo(OutputStream stream, Text text) throws IOException {
    Writer out = new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), BUFFER);
    text.writeTo(out);
    out.flush();
  }
}
