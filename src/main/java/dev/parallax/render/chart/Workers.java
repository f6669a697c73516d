package dev.parallax.render.chart;

import dev.parallax.render.plot.Axis;
import dev.parallax.render.plot.Axis.Tick;
import dev.parallax.table.BatchCell;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The axis of worker counts: equal steps are equal ratios, and the models of one count stand side
 * by side, so that their intervals don't hide each other.
 */
final class Workers {
  private static final int MOST_LABELS = 8;
  private static final double APART = 0.06;

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

  /** Whether there is any count at all, besides serial. */
  boolean isEmpty() {
    return counts.isEmpty();
  }

  /** Whether all counts are numbers, so that a line of any slope has a meaning. */
  boolean areNumbers() {
    return numbers;
  }

  /** Binary logarithm of a worker count, or its index where a count is no number. */
  double at(String count) {
    return numbers ? log2(Integer.parseInt(count)) : counts.indexOf(count);
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
    List<Tick> ticks = new ArrayList<>();
    int step = Math.ceilDiv(counts.size(), MOST_LABELS);
    double space = (last() - first()) / MOST_LABELS / 1.5;
    double before = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < counts.size(); i += numbers ? 1 : step) {
      double at = at(counts.get(i));
      if (at - before >= space) {
        ticks.add(new Tick(at, counts.get(i)));
        before = at;
      }
    }
    return Axis.linear("workers").labelled(ticks);
  }

  static double log2(double count) {
    return Math.log(count) / Math.log(2);
  }
}
