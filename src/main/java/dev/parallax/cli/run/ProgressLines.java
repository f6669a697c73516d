package dev.parallax.cli.run;

import dev.parallax.campaign.cell.Cell;
import dev.parallax.campaign.rounds.Progress;
import dev.parallax.cli.console.Console;
import dev.parallax.cli.console.Terminal;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.IntSupplier;

/**
 * Progress as one living line on a terminal, and as a line for each finished cell elsewhere.
 *
 * <p>A terminal that gets narrower wraps the line into several rows before anybody hears of it. The
 * cursor waits at the line's start, where such a terminal keeps it, and all that is behind the line
 * is cleared with it: so nothing of the other rows is left. To wait behind the line and then go up
 * by as many rows as the new width makes of it would clear a row too many in a terminal that cuts a
 * line instead.
 */
public final class ProgressLines implements Progress, AutoCloseable {
  private static final String NOTHING = " ";

  private final Console console;
  private final PrintStream err;
  private final boolean alive;
  private final IntSupplier columns;
  private Optional<Position> position = Optional.empty();

  /** The living line for some width, while there is one. */
  private Optional<IntFunction<String>> line = Optional.empty();

  private ProgressLines(Console console, IntSupplier columns) {
    this.console = console;
    this.err = console.err();
    this.alive = console.interactive();
    this.columns = columns;
  }

  /** Writes to the console's error stream, and as wide as that terminal is at any moment. */
  public static ProgressLines on(Console console) {
    if (!console.interactive()) {
      return new ProgressLines(console, console::columns);
    }
    Terminal.Width width = Terminal.liveWidth();
    ProgressLines lines = new ProgressLines(console, width);
    width.whenChanged(lines::redraw);
    return lines;
  }

  private synchronized void redraw() {
    line.ifPresent(this::draw);
  }

  @Override
  public synchronized void note(String message) {
    close();
    err.println(message);
  }

  @Override
  public synchronized void started(Cell cell, int round, Optional<String> answer) {
    if (alive) {
      Optional<Position> at = position;
      IntFunction<String> words = width -> LiveLine.of(at, shortLabel(cell), answer, width);
      line = Optional.of(words);
      draw(words);
    }
  }

  @Override
  public synchronized void measured(Cell cell, Position at, double score, String unit) {
    position = Optional.of(at);
    if (!alive) {
      err.println(
          String.format(Locale.ROOT, "%s %s %.3f %s", inWords(at), shortLabel(cell), score, unit));
    }
  }

  @Override
  public synchronized void failedOnce(Cell cell, Position at, String reason) {
    position = Optional.of(at);
    close();
    err.println(
        "%s %s failed, will be run again: %s".formatted(inWords(at), shortLabel(cell), reason));
  }

  @Override
  public synchronized void failed(Cell cell, Position at, String reason) {
    position = Optional.of(at);
    close();
    err.println("%s %s failed: %s".formatted(inWords(at), shortLabel(cell), reason));
  }

  @Override
  public synchronized void dropped(String family, String cell, String reason) {
    note("%s: %s leaves: %s".formatted(family, cell, reason));
  }

  @Override
  public synchronized void over(String family, int round, String answer, String reason) {
    note("%s, over after round %s: %s (%s)".formatted(family, round, answer, reason));
  }

  /** On a terminal the living line has the answer of whatever is being measured. */
  @Override
  public synchronized void answers(int round, Map<String, String> answers) {
    if (!alive) {
      err.println("after round %s:".formatted(round));
      answers.forEach((family, answer) -> err.println("  %s: %s".formatted(family, answer)));
    }
  }

  /** One column stays free: a line as wide as the terminal wraps in some. */
  private void draw(IntFunction<String> words) {
    draw(words.apply(columns.getAsInt() - 1));
  }

  private void draw(String text) {
    console.rewriteLine(text);
  }

  /** Where a run is: {@code [12/20, round 3/5, at most 0:08 min left]}. */
  static String inWords(Position at) {
    return String.format(
        Locale.ROOT,
        "[%d/%d, round %d/%d, %s%s left]",
        at.done(),
        at.forks(),
        at.round(),
        at.rounds(),
        at.mayEndSooner() ? "at most " : "",
        PlanText.inWords(at.left()));
  }

  /** Values alone: names of parameters would not fit into a line. */
  private static String shortLabel(Cell cell) {
    String benchmark = cell.shortName();
    return benchmark.substring(benchmark.indexOf('.') + 1)
        + " "
        + String.join(
            " ", cell.params().values().stream().filter(v -> !v.equals("default")).toList());
  }

  /** Leaves the terminal's line empty. */
  @Override
  public synchronized void close() {
    line = Optional.empty();
    if (alive) {
      draw(NOTHING);
    }
  }
}
