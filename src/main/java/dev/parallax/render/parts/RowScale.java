package dev.parallax.render.parts;

import dev.parallax.stat.Estimate;
import dev.parallax.unit.Scale;
import dev.parallax.unit.Unit;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * The scale of a row: one for all its numbers, so that they are compared at a glance, unless they
 * are so far apart that one scale would make some of them unreadable.
 *
 * @param common the one for all; empty if they are too far apart
 * @param unit base unit of the numbers
 */
public record RowScale(Optional<Scale> common, Unit unit) {
  /** Beyond this ratio each number gets a scale of its own. */
  private static final double FAR_APART = 100;

  public static RowScale of(List<Estimate> row, Unit unit) {
    List<Double> values = row.stream().map(Estimate::value).toList();
    List<Double> positive = values.stream().filter(value -> value > 0).toList();
    boolean farApart =
        !positive.isEmpty() && Collections.max(positive) > Collections.min(positive) * FAR_APART;
    if (farApart) {
      return new RowScale(Optional.empty(), unit);
    }
    double least =
        row.stream().mapToDouble(RowScale::least).filter(lo -> lo > 0).min().orElse(Double.NaN);
    return new RowScale(Optional.of(Scale.common(values, unit).reaching(least)), unit);
  }

  /** The scale in which a number of the row is shown. */
  public Scale of(Estimate estimate) {
    return common.orElseGet(() -> Scale.of(estimate.value(), unit));
  }

  /** The number that needs the most decimals: the lower end, unless that is far below the value. */
  static double least(Estimate estimate) {
    double lo = estimate.interval().lo();
    return estimate.interval().isKnown() && lo >= estimate.value() / 10 ? lo : estimate.value();
  }
}
