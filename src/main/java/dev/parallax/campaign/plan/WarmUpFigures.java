package dev.parallax.campaign.plan;

import dev.parallax.campaign.jmh.Metric;
import dev.parallax.campaign.jmh.ModeResult;
import dev.parallax.measure.WarmUpProfiler;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How long a fork warmed up, as it said itself.
 *
 * @param seconds in all
 * @param settledAfterSeconds after how many of them it was first as fast as at its end
 */
public record WarmUpFigures(double seconds, double settledAfterSeconds) {
  /** Of the first fork of these results; empty if it was not for the fork to decide. */
  static Optional<WarmUpFigures> of(List<ModeResult> results) {
    List<Metric> metrics = results.getFirst().forks().getFirst().secondary();
    OptionalDouble seconds = find(metrics, WarmUpProfiler.SECONDS);
    OptionalDouble settled = find(metrics, WarmUpProfiler.SETTLED);
    return seconds.isPresent() && settled.isPresent()
        ? Optional.of(new WarmUpFigures(seconds.getAsDouble(), settled.getAsDouble()))
        : Optional.empty();
  }

  private static OptionalDouble find(List<Metric> metrics, String label) {
    return metrics.stream()
        .filter(metric -> metric.label().equals(label))
        .flatMap(metric -> metric.values().stream().flatMap(Optional::stream))
        .filter(Metric.Score.class::isInstance)
        .mapToDouble(value -> ((Metric.Score) value).value())
        .max();
  }
}
