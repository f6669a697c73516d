package dev.parallax.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Runs commands and remembers what they wrote. */
final class CommandLineRun {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final int columns;

  CommandLineRun(int columns) {
    this.columns = columns;
  }

  int report(String... args) {
    return ReportCommand.run(args, console());
  }

  int compare(String... args) {
    return CompareCommand.run(args, console());
  }

  int timeline(String... args) {
    return TimelineCommand.run(args, console());
  }

  private Console console() {
    return new Console(
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8),
        columns,
        false);
  }

  String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  String err() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
