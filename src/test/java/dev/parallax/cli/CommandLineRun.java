package dev.parallax.cli;

import dev.parallax.cli.console.Console;
import dev.parallax.cli.report.Reports;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Runs commands and remembers what they wrote. */
public final class CommandLineRun {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final int columns;
  private final int lines;

  public CommandLineRun(int columns) {
    this(columns, 60);
  }

  public CommandLineRun(int columns, int lines) {
    this.columns = columns;
    this.lines = lines;
  }

  public int report(String... args) {
    return command("report", args);
  }

  public int compare(String... args) {
    return command("compare", args);
  }

  public int timeline(String... args) {
    return command("timeline", args);
  }

  /** A run of the suite. */
  public int run(String... words) {
    return Parallax.run(words, console());
  }

  private int command(String command, String... args) {
    return run(Stream.concat(Stream.of(command), Stream.of(args)).toArray(String[]::new));
  }

  void close(Path run) throws IOException {
    Reports.close(run, console());
  }

  private Console console() {
    return new Console(
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8),
        columns,
        lines,
        false);
  }

  public String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  public String err() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
