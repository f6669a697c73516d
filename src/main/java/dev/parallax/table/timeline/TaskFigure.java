package dev.parallax.table.timeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The cells of one workload and lifecycle, side by side on one time axis.
 *
 * @param workload the kind of work; a benchmark's name, if it isn't of this suite's batches
 * @param lifecycle {@code warm} or {@code cold}; empty for other benchmarks
 * @param settings the parameters that all of its cells share
 * @param panels by model, then by workers; {@code serial} first
 */
public record TaskFigure(
    String workload, String lifecycle, Map<String, String> settings, List<TaskPanel> panels) {
  public TaskFigure {
    panels = List.copyOf(panels);
  }

  /** Where the time axis ends: the longest operation, at least a nanosecond. */
  public long endNanos() {
    return Math.max(
        1,
        panels.stream()
            .flatMapToLong(panel ->
                java.util.stream.LongStream.concat(
                    java.util.stream.LongStream.of(panel.makespanNanos()),
                    panel.bars().stream().mapToLong(TaskPanel.Bar::stopNanos)))
            .max()
            .orElse(1));
  }

  /** Workload and lifecycle, as a title. */
  public String name() {
    return lifecycle.isEmpty() ? workload : workload + ", " + lifecycle;
  }

  /** The settings that aren't the default, as {@code name=value}. */
  public List<String> unusualSettings() {
    List<String> unusual = new ArrayList<>();
    settings.forEach((name, value) -> {
      if (!value.equals("default")) {
        unusual.add(name + "=" + value);
      }
    });
    return unusual;
  }
}
