package dev.parallax.table.timeline;

import dev.parallax.group.NaturalOrder;
import dev.parallax.result.TimedOperation;
import dev.parallax.result.Timeline;
import dev.parallax.table.timeline.TaskPanel.Bar;
import dev.parallax.table.timeline.TaskPanel.Phase;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sorts time lines into figures. */
public final class TaskFigures {
  private static final String BATCH = "BatchBenchmark.";
  private static final List<String> MODELS =
      List.of(TaskPanel.SERIAL, "platform", "virtual", "process");

  private TaskFigures() {}

  /** What the cells of a figure have in common. */
  private record Key(String workload, String lifecycle, Map<String, String> settings) {}

  /**
   * A figure for each workload, lifecycle and other settings, with the latest operation of each
   * cell; {@code serial} stands in every figure of the same work.
   */
  public static List<TaskFigure> of(List<Timeline> timelines) {
    Map<Key, Map<String, Timeline>> figures = new LinkedHashMap<>();
    List<Timeline> serials = new ArrayList<>();
    for (Timeline timeline : timelines) {
      if (isSerial(timeline)) {
        serials.add(timeline);
      } else {
        put(figures, key(timeline), timeline);
      }
    }
    for (Timeline serial : serials) {
      Key own = key(serial);
      List<Key> served = figures.keySet().stream().filter(key -> serves(own, key)).toList();
      (served.isEmpty() ? List.of(own) : served).forEach(key -> put(figures, key, serial));
    }
    List<TaskFigure> sorted = new ArrayList<>();
    figures.forEach((key, cells) -> sorted.add(figure(key, cells.values())));
    sorted.sort(
        Comparator.comparing(TaskFigure::workload, NaturalOrder.INSTANCE)
            .thenComparing(TaskFigure::lifecycle, Comparator.reverseOrder())
            .thenComparing(figure -> figure.settings().toString(), NaturalOrder.INSTANCE));
    return List.copyOf(sorted);
  }

  /** Every operation that was kept, of every fork, in the order of the files. */
  public static List<TaskPanel> allPanels(Timeline timeline) {
    return timeline.operations().stream().map(one -> panel(timeline, one)).toList();
  }

  private static void put(Map<Key, Map<String, Timeline>> figures, Key key, Timeline timeline) {
    figures
        .computeIfAbsent(key, unused -> new LinkedHashMap<>())
        .merge(modelOf(timeline) + " " + timeline.workers(), timeline, TaskFigures::later);
  }

  private static Timeline later(Timeline a, Timeline b) {
    return Comparator.comparingInt((Timeline one) -> one.round().orElse(0))
                .thenComparingInt(Timeline::iteration)
                .compare(a, b)
            > 0
        ? a
        : b;
  }

  private static boolean isSerial(Timeline timeline) {
    return timeline.benchmark().endsWith(BATCH + TaskPanel.SERIAL);
  }

  /** Serial has fewer parameters; those that it has must be the same. */
  private static boolean serves(Key serial, Key other) {
    return serial.workload().equals(other.workload())
        && !other.lifecycle().isEmpty()
        && serial.settings().entrySet().stream()
            .allMatch(setting ->
                setting
                    .getValue()
                    .equals(other.settings().getOrDefault(setting.getKey(), setting.getValue())));
  }

  private static Key key(Timeline timeline) {
    Map<String, String> settings = new LinkedHashMap<>(timeline.params());
    Optional<String> workload = Optional.ofNullable(settings.remove("workload"));
    settings.remove("model");
    settings.remove("workers");
    settings.remove("childArgs");
    String benchmark = timeline.benchmark();
    boolean isBatch = workload.isPresent() && benchmark.contains(BATCH);
    if (isBatch) {
      String method = benchmark.substring(benchmark.lastIndexOf('.') + 1);
      String lifecycle = method.equals(TaskPanel.SERIAL) ? "warm" : method;
      return new Key(workload.get(), lifecycle, Collections.unmodifiableMap(settings));
    }
    int method = benchmark.lastIndexOf('.');
    String shortName = benchmark.substring(benchmark.lastIndexOf('.', method - 1) + 1);
    String name = workload.map(work -> work + " " + shortName).orElse(shortName);
    return new Key(name, "", Collections.unmodifiableMap(settings));
  }

  /** Children with other flags are another way to do the work. */
  private static String modelOf(Timeline timeline) {
    if (isSerial(timeline)) {
      return TaskPanel.SERIAL;
    }
    String childArgs = timeline.params().getOrDefault("childArgs", "");
    return childArgs.isEmpty() ? timeline.model() : timeline.model() + " " + childArgs;
  }

  private static TaskFigure figure(Key key, Iterable<Timeline> cells) {
    List<TaskPanel> panels = new ArrayList<>();
    cells.forEach(cell -> panels.add(panel(cell, cell.operations().getLast())));
    panels.sort(
        Comparator.comparingInt((TaskPanel panel) -> rank(panel.model()))
            .thenComparing(TaskPanel::model, NaturalOrder.INSTANCE)
            .thenComparingInt(TaskPanel::workers));
    return new TaskFigure(key.workload(), key.lifecycle(), key.settings(), panels);
  }

  private static int rank(String model) {
    int known = MODELS.indexOf(model);
    return known < 0 ? MODELS.size() : known;
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
        timeline.workers(),
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

  private static Phase phase(TimedOperation.Span span) {
    return new Phase(span.startNanos(), span.stopNanos());
  }
}
