package dev.parallax.render;

import dev.parallax.stat.Estimate;
import dev.parallax.unit.Scale;
import dev.parallax.unit.Unit;
import java.util.List;

/**
 * The scale of a row: one for all its numbers, so that they are compared at a glance, unless they
 * are so far apart that one scale would make some of them unreadable.
 */
record RowScale(List<Estimate> row, Unit unit) {
  /** Beyond this ratio each number gets a scale of its own. */
  private static final double FAR_APART = 100;

  RowScale {
    row = List.copyOf(row);
  }

  static RowScale of(List<Estimate> row, Unit unit) {
    return new RowScale(row, unit);
  }

  /** The scale in which a number of the row is shown. */
  Scale of(Estimate estimate) {
    List<Double> values = row.stream().map(Estimate::value).filter(value -> value > 0).toList();
    double least = values.stream().mapToDouble(Double::doubleValue).min().orElse(0);
    double most = values.stream().mapToDouble(Double::doubleValue).max().orElse(0);
    return most > least * FAR_APART
        ? Scale.of(estimate.value(), unit)
        : Scale.common(row.stream().map(Estimate::value).toList(), unit);
  }
}
