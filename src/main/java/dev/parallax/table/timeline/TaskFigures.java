package dev.parallax.table.timeline;

import dev.parallax.group.NaturalOrder;
import dev.parallax.result.timeline.TimedOperation;
import dev.parallax.result.timeline.Timeline;
import dev.parallax.suite.Benchmarks;
import dev.parallax.suite.CaseCells;
import dev.parallax.suite.CaseKey;
import dev.parallax.suite.CellKey;
import dev.parallax.suite.Lifecycle;
import dev.parallax.suite.Model;
import dev.parallax.table.timeline.TaskPanel.Bar;
import dev.parallax.table.timeline.TaskPanel.Phase;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Sorts time lines into figures. */
public final class TaskFigures {
  private TaskFigures() {}

  /**
   * A figure for each case, with the latest operation of each cell; {@code serial} is in every
   * figure of the same work. What runs no batches has figures of its own.
   */
  public static List<TaskFigure> of(List<Timeline> timelines) {
    Map<CellKey, Timeline> latest = new LinkedHashMap<>();
    timelines.forEach(timeline -> latest.merge(key(timeline), timeline, TaskFigures::later));
    List<TaskFigure> figures = new ArrayList<>();
    Set<CellKey> used = new HashSet<>();
    for (CaseCells<CellKey> family : CaseCells.of(latest.keySet(), key -> key)) {
      used.addAll(family.cells());
      CaseKey key = family.key();
      figures.add(
          figure(
              key.workload(),
              key.lifecycle().word(),
              key.settings(),
              family.cells().stream().map(latest::get).toList()));
    }
    Map<Other, List<Timeline>> others = new LinkedHashMap<>();
    latest.forEach((key, timeline) -> {
      if (!used.contains(key)) {
        others.computeIfAbsent(Other.of(key), unused -> new ArrayList<>()).add(timeline);
      }
    });
    others.forEach(
        (other, cells) -> figures.add(figure(other.name, other.lifecycle, other.settings, cells)));
    figures.sort(
        Comparator.comparing(TaskFigure::workload, NaturalOrder.INSTANCE)
            .thenComparing(TaskFigure::lifecycle, Comparator.reverseOrder())
            .thenComparing(figure -> figure.settings().toString(), NaturalOrder.INSTANCE));
    return List.copyOf(figures);
  }

  /** What cells that no family has have in common: serial alone, or another benchmark. */
  private record Other(String name, String lifecycle, Map<String, String> settings) {
    static Other of(CellKey key) {
      if (key.isBatch()) {
        return new Other(key.workload(), Lifecycle.WARM.word(), key.settings());
      }
      String name = Benchmarks.shortName(key.benchmark());
      return new Other(
          key.workload().isEmpty() ? name : key.workload() + " " + name, "", key.settings());
    }
  }

  private static CellKey key(Timeline timeline) {
    return new CellKey(timeline.benchmark(), timeline.params());
  }

  private static Timeline later(Timeline a, Timeline b) {
    return Comparator.comparingInt((Timeline one) -> one.round().orElse(0))
                .thenComparingInt(Timeline::iteration)
                .compare(a, b)
            > 0
        ? a
        : b;
  }

  /** Of a benchmark without such a parameter, its time lines know it. */
  private static String modelOf(Timeline timeline) {
    CellKey key = key(timeline);
    return key.isSerial() || key.hasChildArgs() ? key.model() : timeline.model();
  }

  private static TaskFigure figure(
      String workload, String lifecycle, Map<String, String> settings, List<Timeline> cells) {
    List<TaskPanel> panels = new ArrayList<>();
    cells.forEach(cell -> panels.add(panel(cell, cell.operations().getLast())));
    panels.sort(
        Comparator.comparingInt((TaskPanel panel) -> Model.rank(panel.model()))
            .thenComparing(TaskPanel::model, NaturalOrder.INSTANCE)
            .thenComparingInt(TaskPanel::workers));
    return new TaskFigure(workload, lifecycle, settings, panels);
  }

  private static TaskPanel panel(Timeline timeline, TimedOperation operation) {
    List<Bar> bars = new ArrayList<>();
    for (TimedOperation.Task task : operation.tasks()) {
      bars.add(
          new Bar(
              bars.size(),
              task.worker(),
              task.startNanos(),
              task.stopNanos(),
              task.startCarrier(),
              task.stopCarrier()));
    }
    return new TaskPanel(
        timeline.benchmark(),
        modelOf(timeline),
        key(timeline).isUnbounded() ? mostInProgress(bars) : timeline.workers(),
        timeline.round(),
        timeline.iteration(),
        operation.number(),
        timeline.operationsInIteration(),
        operation.open().map(TaskFigures::phase),
        phase(operation.batch()),
        operation.close().map(TaskFigures::phase),
        bars,
        operation.problems());
  }

  /** Without a limit the numbers say how many tasks were in progress at once. */
  private static int mostInProgress(List<Bar> bars) {
    return bars.stream().mapToInt(bar -> bar.worker() + 1).max().orElse(1);
  }

  private static Phase phase(TimedOperation.Span span) {
    return new Phase(span.startNanos(), span.stopNanos());
  }
}
