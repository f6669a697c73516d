package dev.parallax.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;

/** What this process writes to. */
final class Terminal {
  private static final int DEFAULT_COLUMNS = 100;
  private static final int LEAST_COLUMNS = 40;

  private Terminal() {}

  /** Standard output and error of this process, in UTF-8. */
  static Console console() {
    boolean interactive = isTerminal(2);
    return new Console(
        utf8(FileDescriptor.out), utf8(FileDescriptor.err), columns(isTerminal(1)), interactive);
  }

  private static PrintStream utf8(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }

  /**
   * Whether a standard stream is a terminal. System.console() doesn't tell: it looks at input and
   * output together, and since JDK 22 it is there without any terminal.
   */
  private static boolean isTerminal(int descriptor) {
    try {
      String target = Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor)).toString();
      return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
    } catch (IOException | UnsupportedOperationException e) {
      // No such files on this system: plain lines can be read everywhere.
      return false;
    }
  }

  private static int columns(boolean terminal) {
    OptionalInt told = number(System.getenv().getOrDefault("COLUMNS", ""));
    if (told.isEmpty() && terminal) {
      told = sttyColumns();
    }
    return Math.max(LEAST_COLUMNS, told.orElse(DEFAULT_COLUMNS));
  }

  private static OptionalInt sttyColumns() {
    try {
      Process stty =
          new ProcessBuilder("stty", "size")
              .redirectInput(Redirect.from(Path.of("/dev/tty").toFile()))
              .start();
      String[] size =
          new String(stty.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
              .strip()
              .split(" ", -1);
      return size.length == 2 ? number(size[1]) : OptionalInt.empty();
    } catch (IOException e) {
      // No stty here; the default width does.
      return OptionalInt.empty();
    }
  }

  private static OptionalInt number(String text) {
    return text.matches("[1-9][0-9]{0,4}")
        ? OptionalInt.of(Integer.parseInt(text))
        : OptionalInt.empty();
  }
}
