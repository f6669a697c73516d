package dev.parallax.cli.console;

import dev.parallax.jvm.Signals;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;

/** What this process writes to. */
public final class Terminal {
  private static final int DEFAULT_COLUMNS = 100;
  private static final int LEAST_COLUMNS = 40;

  /** A page where there is no terminal. */
  private static final int DEFAULT_LINES = 60;

  private Terminal() {}

  /** Of a terminal, in characters. */
  private record Size(OptionalInt lines, OptionalInt columns) {
    static final Size UNKNOWN = new Size(OptionalInt.empty(), OptionalInt.empty());
  }

  /** Standard output and error of this process, in UTF-8. */
  public static Console console() {
    boolean interactive = isTerminal(2) && !isDumb();
    boolean told = System.getenv().keySet().containsAll(Set.of("COLUMNS", "LINES"));
    Size size = isTerminal(1) && !told ? sttySize() : Size.UNKNOWN;
    return new Console(
        utf8(FileDescriptor.out),
        utf8(FileDescriptor.err),
        Math.max(LEAST_COLUMNS, told("COLUMNS", size.columns()).orElse(DEFAULT_COLUMNS)),
        told("LINES", size.lines()).orElse(DEFAULT_LINES),
        interactive);
  }

  /**
   * From now on whoever closes {@link System#out} or {@link System#err} closes nothing: a user's
   * own work has them too, and closing them would end the output of the suite.
   */
  public static void keepOpen() {
    System.setOut(keptOpen(System.out));
    System.setErr(keptOpen(System.err));
  }

  private static PrintStream keptOpen(PrintStream stream) {
    return new PrintStream(stream, true, stream.charset()) {
      @Override
      public void close() {
        flush();
      }
    };
  }

  /** The width of a terminal, which its owner may change while a run goes on. */
  public static final class Width implements IntSupplier {
    private final AtomicInteger columns;
    private volatile Runnable whenChanged = () -> {};

    private Width(int columns) {
      this.columns = new AtomicInteger(columns);
    }

    @Override
    public int getAsInt() {
      return columns.get();
    }

    /** Does something, on a thread of its own, each time that it may have changed. */
    public void whenChanged(Runnable action) {
      whenChanged = action;
    }

    private void change(OptionalInt to) {
      to.ifPresent(columns::set);
      whenChanged.run();
    }
  }

  /**
   * The width of what progress is shown on. Asked of the terminal itself: results may go into a
   * file meanwhile.
   */
  public static Width liveWidth() {
    OptionalInt told = number(System.getenv().getOrDefault("COLUMNS", ""));
    if (told.isPresent()) {
      return new Width(told.getAsInt());
    }
    Width width = new Width(sttySize().columns().orElse(DEFAULT_COLUMNS));
    Signals.onEach("WINCH", () -> width.change(sttySize().columns()));
    return width;
  }

  /** Whether the terminal is one that can't rewrite a line, such as an editor's. */
  private static boolean isDumb() {
    return System.getenv().getOrDefault("TERM", "dumb").equals("dumb");
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

  /** What the environment says counts before what the terminal does. */
  private static OptionalInt told(String variable, OptionalInt ofTerminal) {
    OptionalInt told = number(System.getenv().getOrDefault(variable, ""));
    return told.isPresent() ? told : ofTerminal;
  }

  private static Size sttySize() {
    try {
      Process stty =
          new ProcessBuilder("stty", "size")
              .redirectInput(Redirect.from(Path.of("/dev/tty").toFile()))
              .start();
      String[] size =
          new String(stty.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
              .strip()
              .split(" ", -1);
      return size.length == 2 ? new Size(number(size[0]), number(size[1])) : Size.UNKNOWN;
    } catch (IOException e) {
      // No stty here; the default size does.
      return Size.UNKNOWN;
    }
  }

  private static OptionalInt number(String text) {
    return text.matches("[1-9][0-9]{0,4}")
        ? OptionalInt.of(Integer.parseInt(text))
        : OptionalInt.empty();
  }
}
