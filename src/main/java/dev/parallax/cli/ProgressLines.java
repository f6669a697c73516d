package dev.parallax.cli;

import dev.parallax.campaign.Cell;
import dev.parallax.campaign.Progress;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntSupplier;

/** Progress as one living line on a terminal, and as a line for each finished cell elsewhere. */
final class ProgressLines implements Progress, AutoCloseable {
  private static final String CLEAR_LINE = "\r\u001b[K";

  private final PrintStream err;
  private final boolean alive;
  private final IntSupplier columns;
  private Optional<Position> position = Optional.empty();

  /**
   * Writes to the console's error stream.
   *
   * @param columns width of the terminal, if it is one
   */
  ProgressLines(Console console, IntSupplier columns) {
    this.err = console.err();
    this.alive = console.interactive();
    this.columns = columns;
  }

  @Override
  public void note(String message) {
    close();
    err.println(message);
  }

  @Override
  public void started(Cell cell, int round, Optional<String> answer) {
    if (alive) {
      show(LiveLine.of(position, shortLabel(cell), answer, columns.getAsInt() - 1));
    }
  }

  @Override
  public void measured(Cell cell, Position at, double score, String unit) {
    position = Optional.of(at);
    if (!alive) {
      err.println(
          String.format(Locale.ROOT, "%s %s %.3f %s", inWords(at), shortLabel(cell), score, unit));
    }
  }

  @Override
  public void failedOnce(Cell cell, Position at, String reason) {
    position = Optional.of(at);
    close();
    err.println(
        "%s %s failed, will be run again: %s".formatted(inWords(at), shortLabel(cell), reason));
  }

  @Override
  public void failed(Cell cell, Position at, String reason) {
    position = Optional.of(at);
    close();
    err.println("%s %s failed: %s".formatted(inWords(at), shortLabel(cell), reason));
  }

  @Override
  public void dropped(String family, String cell, String reason) {
    note("%s: %s leaves: %s".formatted(family, cell, reason));
  }

  @Override
  public void over(String family, int round, String answer, String reason) {
    note("%s, over after round %d: %s (%s)".formatted(family, round, answer, reason));
  }

  /** On a terminal the living line has the answer of whatever is being measured. */
  @Override
  public void answers(int round, Map<String, String> answers) {
    if (!alive) {
      err.println("after round %d:".formatted(round));
      answers.forEach((family, answer) -> err.println("  %s: %s".formatted(family, answer)));
    }
  }

  private void show(String line) {
    err.print(CLEAR_LINE + line);
    err.flush();
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
  public void close() {
    if (alive) {
      err.print(CLEAR_LINE);
      err.flush();
    }
  }
}
