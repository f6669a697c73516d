package dev.parallax.campaign.jmh;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.infra.BenchmarkParams;

/** Scores as seconds per operation, whatever JMH's mode and unit. */
public final class Seconds {
  private static final double NANOS_PER_SECOND = 1e9;

  private Seconds() {}

  /** A score as JMH prints it. */
  public static double perOperation(double score, BenchmarkParams params) {
    return perOperation(score, params.getMode(), params.getTimeUnit());
  }

  private static double perOperation(double score, Mode mode, TimeUnit unit) {
    double secondsPerUnit = unit.toNanos(1) / NANOS_PER_SECOND;
    // Throughput is operations per unit of time: its inverse has the unit as a factor all the same.
    return mode == Mode.Throughput ? secondsPerUnit / score : score * secondsPerUnit;
  }

  /**
   * What the forks of one go say in their first mode: the mean over their iterations; empty if it
   * isn't a time above 0, of which alone a logarithm can be taken. As the report does it, a rate is
   * turned into time iteration by iteration: the mean of rates is not the rate of the mean time.
   */
  public static OptionalDouble perOperation(List<ModeResult> results) {
    ModeResult first = results.getFirst();
    double mean =
        (first.params().getMode() == Mode.Throughput
                ? first.forks().stream()
                    .mapToDouble(fork -> mean(ofIterations(fork, first.params())))
                : JmhResults.toJmh(first).stream()
                    .mapToDouble(
                        fork -> perOperation(fork.getPrimaryResult().getScore(), first.params())))
            .average()
            .orElse(Double.NaN);
    return mean > 0 && Double.isFinite(mean) ? OptionalDouble.of(mean) : OptionalDouble.empty();
  }

  /** Of each measured iteration of a fork, in its first mode; none where times were sampled. */
  public static List<Double> ofIterations(List<ModeResult> results) {
    ModeResult first = results.getFirst();
    return ofIterations(first.forks().getFirst(), first.params());
  }

  private static List<Double> ofIterations(ModeResult.Fork fork, BenchmarkParams params) {
    return fork.primary().values().stream()
        .flatMap(Optional::stream)
        .flatMap(value ->
            value instanceof Metric.Score(double score)
                ? Stream.of(perOperation(score, params))
                : Stream.empty())
        .toList();
  }

  private static double mean(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
  }
}
