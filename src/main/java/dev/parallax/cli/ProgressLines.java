package dev.parallax.cli;

import dev.parallax.campaign.Cell;
import dev.parallax.campaign.Progress;
import java.io.PrintStream;
import java.util.Locale;

/** Progress as one living line on a terminal, and as a line for each finished cell elsewhere. */
final class ProgressLines implements Progress, AutoCloseable {
  private static final String CLEAR_LINE = "\r\u001b[K";

  private final PrintStream err;
  private final boolean alive;
  private final int columns;
  private String position = "";

  ProgressLines(Console console) {
    this.err = console.err();
    this.alive = console.interactive();
    this.columns = console.columns();
  }

  @Override
  public void note(String message) {
    close();
    err.println(message);
  }

  @Override
  public void started(Cell cell, int round, int fork) {
    if (alive) {
      show("%s %s".formatted(position, shortLabel(cell)).strip());
    }
  }

  @Override
  public void measured(Cell cell, Position at, double score, String unit) {
    position = inWords(at);
    if (!alive) {
      err.println(
          String.format(Locale.ROOT, "%s %s %.3f %s", position, shortLabel(cell), score, unit));
    }
  }

  @Override
  public void failedOnce(Cell cell, Position at, String reason) {
    position = inWords(at);
    close();
    err.println(
        "%s %s failed, will be run again: %s".formatted(position, shortLabel(cell), reason));
  }

  @Override
  public void failed(Cell cell, Position at, String reason) {
    position = inWords(at);
    close();
    err.println("%s %s failed: %s".formatted(position, shortLabel(cell), reason));
  }

  private void show(String line) {
    err.print(CLEAR_LINE + line.substring(0, Math.min(line.length(), columns - 1)));
    err.flush();
  }

  private static String inWords(Position at) {
    return String.format(
        Locale.ROOT,
        "[%d/%d, round %d/%d, %s left]",
        at.done(),
        at.forks(),
        at.round(),
        at.rounds(),
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
