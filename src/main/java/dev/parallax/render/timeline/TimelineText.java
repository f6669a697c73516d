package dev.parallax.render.timeline;

import dev.parallax.render.parts.Escape;
import dev.parallax.table.timeline.TaskFigure;
import dev.parallax.table.timeline.TaskPanel;
import dev.parallax.table.timeline.TaskPanel.Bar;
import dev.parallax.unit.Numbers;
import dev.parallax.unit.Scale;
import dev.parallax.unit.Unit;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/** Bars for a terminal: a block for each cell, a line for each worker, all on one time axis. */
public final class TimelineText {
  /** Beyond that many workers of a cell the picture is longer than a screen. */
  private static final int MOST_WORKERS = 16;

  private static final int LEAST_COLUMNS = 20;
  private static final double NANOS = 1e-9;

  private TimelineText() {}

  /**
   * Writes all figures.
   *
   * @param columns width of the terminal
   */
  public static void write(List<TaskFigure> figures, int columns, Writer out) throws IOException {
    String separator = "";
    for (TaskFigure figure : figures) {
      out.write(separator);
      write(figure, columns, out);
      separator = "\n";
    }
  }

  private static void write(TaskFigure figure, int columns, Writer out) throws IOException {
    out.write(Escape.plain(figure.name()));
    List<String> settings = figure.unusualSettings();
    if (!settings.isEmpty()) {
      out.write(" (" + Escape.plain(String.join(", ", settings)) + ")");
    }
    long end = figure.endNanos();
    int labels = Integer.toString(mostWorkers(figure) - 1).length() + 3;
    int width = Math.max(LEAST_COLUMNS, columns - labels - 1);
    out.write(": one bar per task, " + figure.panels().size() + " cells on one time axis of ");
    out.write(time((double) end) + ", " + time((double) end / width) + " a character\n");
    out.write(
        "%c%c tasks by turns, %c pool opens or closes, blank idle, %c makespan (lower is better)\n"
            .formatted(BarLine.ODD, BarLine.EVEN, BarLine.POOL, BarLine.END));
    for (TaskPanel panel : figure.panels()) {
      write(panel, labels, width, end, out);
    }
  }

  private static int mostWorkers(TaskFigure figure) {
    return figure.panels().stream()
        .mapToInt(panel -> Math.min(MOST_WORKERS, panel.workers()))
        .max()
        .orElse(1);
  }

  private static void write(TaskPanel panel, int labels, int width, long end, Writer out)
      throws IOException {
    out.write(Escape.plain(panel.name()) + ": " + makespan(panel) + ", ");
    if (panel.busyShare().isPresent()) {
      double share = panel.busyShare().getAsDouble();
      out.write("workers busy " + Numbers.percent(share) + " of it, ");
    }
    if (panel.carriers().isPresent()) {
      out.write(carriers(panel.carriers().getAsInt()) + ", ");
    }
    out.write(origin(panel) + "\n");
    List<List<Bar>> byWorker = byWorker(panel);
    int shown = Math.min(MOST_WORKERS, panel.workers());
    for (int worker = 0; worker < shown; worker++) {
      String label = Integer.toString(worker);
      out.write(" ".repeat(labels - 1 - label.length()) + label + " ");
      out.write(BarLine.draw(panel, byWorker.get(worker), width, end) + "\n");
    }
    if (shown < panel.workers()) {
      out.write(" ".repeat(labels) + "and " + (panel.workers() - shown) + " more workers\n");
    }
    for (String problem : panel.problems()) {
      out.write("warning: clocks: " + Escape.plain(problem) + "\n");
    }
  }

  private static List<List<Bar>> byWorker(TaskPanel panel) {
    List<List<Bar>> workers = new ArrayList<>();
    for (int worker = 0; worker < panel.workers(); worker++) {
      workers.add(new ArrayList<>());
    }
    panel.bars().forEach(bar -> workers.get(bar.worker()).add(bar));
    return workers;
  }

  /** Which operation it is, of all that were run. */
  private static String origin(TaskPanel panel) {
    String round = panel.round().isPresent() ? "round " + panel.round().getAsInt() + ", " : "";
    return "%siteration %s, operation %s of %s"
        .formatted(round, panel.iteration(), panel.operation(), panel.operationsInIteration());
  }

  static String makespan(TaskPanel panel) {
    return time((double) panel.makespanNanos());
  }

  private static String time(double nanos) {
    return Scale.of(nanos * NANOS, Unit.SECONDS).format(nanos * NANOS);
  }

  /** On how many carriers the tasks of an operation were seen. */
  static String carriers(int count) {
    return count == 1 ? "on 1 carrier" : "on " + count + " carriers";
  }

  /** Where a task started and stopped, such as {@code 2} or {@code 2>1}; empty if not known. */
  static String carriers(Bar bar) {
    if (bar.startCarrier().isEmpty() || bar.stopCarrier().isEmpty()) {
      return "";
    }
    int start = bar.startCarrier().getAsInt();
    int stop = bar.stopCarrier().getAsInt();
    return start == stop ? Integer.toString(start) : start + ">" + stop;
  }
}
