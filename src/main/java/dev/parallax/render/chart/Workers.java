package dev.parallax.render.chart;

import dev.parallax.render.parts.KeyText;
import dev.parallax.render.plot.Axis;
import dev.parallax.render.plot.Axis.Tick;
import dev.parallax.render.plot.Ticks;
import dev.parallax.table.BatchCell;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The axis of worker counts: equal steps are equal ratios, and the models of one count stand side
 * by side, so that their intervals don't hide each other.
 */
final class Workers {
  private static final double APART = 0.06;

  /** Of counts that are no numbers. */
  private static final int LONGEST_LABEL = 12;

  private final List<String> counts;
  private final List<String> models;
  private final boolean numbers;

  Workers(Panels panels) {
    Set<String> found = new LinkedHashSet<>();
    panels.panels().forEach(panel -> found.addAll(panel.table().workerCounts()));
    this.numbers = found.stream().allMatch(count -> count.matches("[1-9][0-9]{0,6}"));
    this.counts =
        numbers
            ? found.stream().map(Integer::valueOf).sorted().map(String::valueOf).toList()
            : List.copyOf(found);
    this.models = panels.models();
  }

  /** Whether all counts are numbers, so that a line of any slope has a meaning. */
  boolean areNumbers() {
    return numbers;
  }

  /** Binary logarithm of a worker count, or its index where a count is no number. */
  double at(String count) {
    return numbers ? Ticks.log2(Integer.parseInt(count)) : counts.indexOf(count);
  }

  /** Where a cell stands, beside those of other models. */
  double at(BatchCell cell) {
    return at(cell.workers()) + APART * (models.indexOf(cell.model()) - (models.size() - 1) / 2.0);
  }

  double first() {
    return counts.stream().mapToDouble(this::at).min().orElse(0) - 0.35;
  }

  double last() {
    return counts.stream().mapToDouble(this::at).max().orElse(0) + 0.35;
  }

  Axis axis() {
    List<Tick> ticks =
        counts.stream()
            .map(count -> new Tick(at(count), KeyText.fit(count, LONGEST_LABEL)))
            .toList();
    return Axis.linear("workers", first(), last(), ticks);
  }
}
