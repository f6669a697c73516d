package dev.parallax.stat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * A metric's score as JMH reckons it from raw data: to check a file against itself, to write one,
 * and to show what JMH shows.
 *
 * <p>JMH pools the iterations of all forks, in mode sample all samples, as if they were
 * independent. They aren't, so the error is too small; verdicts rest on {@link LogMean} and {@link
 * DecisionRule} instead.
 */
public final class JmhScore {
  /** The confidence that JMH shows, on either side half of the rest. */
  public static final double CONFIDENCE = 0.999;

  /** The percentiles that JMH writes. */
  public static final List<Double> RANKS =
      List.of(0.0, 50.0, 90.0, 95.0, 99.0, 99.9, 99.99, 99.999, 99.9999, 100.0);

  /** With no more values than this JMH gives no error. */
  private static final long TOO_FEW_FOR_ERROR = 2;

  /**
   * A value that was measured more than once: a bar of a sample histogram.
   *
   * @param value what was measured
   * @param count how often, at least 1
   */
  public record Counted(double value, long count) {
    public Counted {
      if (count < 1) {
        throw new IllegalArgumentException("a value that was measured " + count + " times");
      }
    }
  }

  private final List<Counted> sorted;
  private final long count;
  private final double mean;

  private JmhScore(Collection<Counted> values) {
    sorted = new ArrayList<>(values);
    sorted.sort(Comparator.comparingDouble(Counted::value));
    count = sorted.stream().mapToLong(Counted::count).sum();
    double sum = 0;
    for (Counted counted : sorted) {
      sum += counted.value() * counted.count();
    }
    mean = count == 0 ? Double.NaN : sum / count;
  }

  /** Of the values of all iterations of all forks. */
  public static JmhScore of(Collection<Double> values) {
    return new JmhScore(values.stream().map(value -> new Counted(value, 1)).toList());
  }

  /** Of the histograms of all iterations of all forks: mode sample. */
  public static JmhScore ofHistogram(Collection<Counted> values) {
    return new JmhScore(values);
  }

  /** How many values were measured. */
  public long count() {
    return count;
  }

  /** The mean of all; NaN without values. */
  public double score() {
    return mean;
  }

  /**
   * What JMH writes behind the plus-minus sign: t(0.9995, n - 1) standard errors; NaN with two
   * values and fewer.
   */
  public double error() {
    if (count <= TOO_FEW_FOR_ERROR) {
      return Double.NaN;
    }
    double squares = 0;
    for (Counted counted : sorted) {
      squares += counted.count() * (counted.value() - mean) * (counted.value() - mean);
    }
    return StudentT.quantile((1 + CONFIDENCE) / 2, count - 1.0)
        * Math.sqrt(squares / (count - 1) / count);
  }

  /**
   * A percentile as commons-math3's LEGACY estimate gives it: the value at rank (n + 1) p / 100,
   * between two values in proportion.
   *
   * @param rank between 0 and 100
   * @return NaN without values
   */
  public double percentile(double rank) {
    if (!(rank >= 0 && rank <= 100)) {
      throw new IllegalArgumentException("no percentile: " + rank);
    }
    if (count == 0) {
      return Double.NaN;
    }
    double position = rank * (count + 1) / 100;
    long below = (long) Math.floor(position);
    if (below < 1) {
      return sorted.getFirst().value();
    }
    if (below >= count) {
      return sorted.getLast().value();
    }
    double lower = at(below);
    return lower + (position - below) * (at(below + 1) - lower);
  }

  /** The value at a place of the sorted values, from 1. */
  private double at(long place) {
    long passed = 0;
    for (Counted counted : sorted) {
      passed += counted.count();
      if (passed >= place) {
        return counted.value();
      }
    }
    return sorted.getLast().value();
  }
}
