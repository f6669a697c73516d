package dev.parallax.result.jmh;

import dev.parallax.unit.Quantity;
import dev.parallax.unit.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * A primary or secondary result of one row.
 *
 * @param unit of score, error and values
 * @param score JMH's own score; NaN if it had none
 * @param error JMH's own error: half of a 99.9 % interval that takes the iterations of all forks as
 *     independent, which they are not; NaN if it had none
 * @param forks what was measured, fork by fork; empty if the file doesn't tell
 */
public record Metric(Unit unit, double score, double error, List<Fork> forks) {
  public Metric {
    forks = List.copyOf(forks);
  }

  /** The mean of each fork in base units; NaN for a fork that gave nothing. */
  public List<Double> forkMeans() {
    return forks.stream().map(fork -> unit.toBase(fork.mean())).toList();
  }

  /**
   * The mean time per operation of each fork in seconds. A throughput is turned into time iteration
   * by iteration, for the mean of rates is not the rate of the mean time; it is infinite if an
   * iteration did nothing. A unit that is neither gives an empty list.
   */
  public List<Double> forkSecondsPerOperation() {
    return switch (unit.quantity()) {
      case TIME, TIME_PER_OPERATION -> forkMeans();
      case THROUGHPUT -> forks.stream().map(fork -> fork.meanReciprocal() / unit.inBase()).toList();
      case BYTES, BYTES_PER_OPERATION, BYTES_PER_SECOND, OTHER -> List.of();
    };
  }

  /**
   * The time per operation of each iteration in seconds, fork by fork, without those that gave no
   * positive number; empty for a unit that is neither a time nor a rate.
   */
  public List<List<Double>> iterationSecondsPerOperation() {
    return switch (unit.quantity()) {
      case TIME, TIME_PER_OPERATION -> iterations(unit::toBase);
      case THROUGHPUT -> iterations(value -> 1 / unit.toBase(value));
      case BYTES, BYTES_PER_OPERATION, BYTES_PER_SECOND, OTHER -> List.of();
    };
  }

  private List<List<Double>> iterations(DoubleUnaryOperator seconds) {
    return forks.stream()
        .map(fork ->
            fork.values()
                .map(seconds)
                .filter(time -> time > 0 && Double.isFinite(time))
                .boxed()
                .toList())
        .toList();
  }

  /** JMH's score as seconds per operation; NaN if it isn't a time or a rate. */
  public double scoreSecondsPerOperation() {
    return switch (unit.quantity()) {
      case TIME, TIME_PER_OPERATION -> unit.toBase(score);
      case THROUGHPUT -> 1 / unit.toBase(score);
      case BYTES, BYTES_PER_OPERATION, BYTES_PER_SECOND, OTHER -> Double.NaN;
    };
  }

  /** Iterations per fork: the most of any fork. */
  public int iterations() {
    return forks.stream().mapToInt(Fork::iterations).max().orElse(0);
  }

  /** The same metric with the forks of others added, in their order. */
  public Metric with(List<Metric> others) {
    List<Fork> all = new ArrayList<>(forks);
    for (Metric other : others) {
      boolean sameUnit = unit.equals(other.unit);
      double factor = sameUnit ? 1 : other.unit.inBase() / unit.inBase();
      other.forks.forEach(fork -> all.add(sameUnit ? fork : fork.scaled(factor)));
    }
    return new Metric(unit, score, error, all);
  }

  /** The unit as the file wrote it. */
  public String symbol() {
    return unit.symbol();
  }

  /** Metrics of the same name can be converted into each other. */
  public String comparableAs() {
    return unit.quantity() == Quantity.OTHER ? unit.symbol() : unit.base().symbol();
  }
}
