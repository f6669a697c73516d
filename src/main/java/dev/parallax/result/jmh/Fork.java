package dev.parallax.result.jmh;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * What one fork measured: a value per iteration, in the metric's unit.
 *
 * <p>A fork of very many iterations, such as a long single-shot run, is kept as equal blocks of
 * consecutive iterations: enough to see a fork warm up or drift, and little enough that a large
 * file fits into a small heap. Its mean and the mean of its reciprocals stay those of all
 * iterations.
 */
public final class Fork {
  /** A fork with no more iterations than this is kept as it is. */
  private static final int MOST_VALUES = 1024;

  private static final double[] NONE = {};

  private final double[] values;

  /** What each value counts; empty if all count the same. */
  private final double[] weights;

  /** For each value the mean of 1/x over what it stands for; empty if that is 1/value. */
  private final double[] reciprocals;

  private final int iterations;

  private Fork(double[] values, double[] weights, double[] reciprocals, int iterations) {
    this.values = values;
    this.weights = weights;
    this.reciprocals = reciprocals;
    this.iterations = iterations;
  }

  /** A fork with one value per iteration; none for a fork that gave nothing. */
  public static Fork of(double... iterations) {
    return of(iterations.clone(), NONE);
  }

  /** A fork of which one number is known, such as a quantile of all its samples. */
  static Fork ofOne(double value, int iterations) {
    return new Fork(new double[] {value}, NONE, NONE, iterations);
  }

  /**
   * A fork that may be long. Blocks were taken rather than a random sample of the iterations or the
   * first thousand: both change the fork's mean, on which every comparison rests.
   *
   * @param iterations a value each
   * @param weights how many samples each stands for; empty for one
   */
  static Fork of(double[] iterations, double[] weights) {
    Fork all = new Fork(iterations, weights, NONE, iterations.length);
    int perBlock = 1;
    while ((iterations.length - 1) / perBlock >= MOST_VALUES) {
      perBlock *= 2;
    }
    if (perBlock == 1) {
      return all;
    }
    int blocks = (iterations.length - 1) / perBlock + 1;
    Fork kept =
        new Fork(new double[blocks], new double[blocks], new double[blocks], iterations.length);
    for (int block = 0; block < blocks; block++) {
      int from = block * perBlock;
      all.mean(from, Math.min(from + perBlock, iterations.length), kept, block);
    }
    return kept;
  }

  /** Leaves the mean over some iterations in a block; one without any weighs nothing. */
  private void mean(int from, int to, Fork kept, int block) {
    double sum = 0;
    double reciprocalSum = 0;
    double weight = 0;
    for (int i = from; i < to; i++) {
      if (counts(i)) {
        sum += values[i] * weight(i);
        reciprocalSum += reciprocal(i) * weight(i);
        weight += weight(i);
      }
    }
    kept.values[block] = sum / weight;
    kept.reciprocals[block] = reciprocalSum / weight;
    kept.weights[block] = weight;
  }

  /** How many iterations left a value. */
  public int iterations() {
    return iterations;
  }

  /**
   * The values in the order of iterations. In sample mode each is the mean of an iteration's
   * samples; if there are fewer values than {@link #iterations()}, each is the mean of a block.
   */
  public DoubleStream values() {
    return Arrays.stream(values);
  }

  /** The mean over the iterations that are finite numbers; NaN if there is none. */
  public double mean() {
    double sum = 0;
    double weight = 0;
    for (int i = 0; i < values.length; i++) {
      if (counts(i)) {
        sum += values[i] * weight(i);
        weight += weight(i);
      }
    }
    return sum / weight;
  }

  /**
   * The mean of 1/x over the iterations that are finite numbers: what a throughput is as time. An
   * iteration in which nothing was done makes it infinite rather than being passed over, which
   * would make the fork look faster than it was.
   */
  public double meanReciprocal() {
    double sum = 0;
    double weight = 0;
    for (int i = 0; i < values.length; i++) {
      if (counts(i)) {
        sum += weight(i) * reciprocal(i);
        weight += weight(i);
      }
    }
    return sum / weight;
  }

  private boolean counts(int i) {
    return Double.isFinite(values[i]) && weight(i) > 0;
  }

  private double weight(int i) {
    return weights.length == 0 ? 1 : weights[i];
  }

  private double reciprocal(int i) {
    return reciprocals.length == 0 ? 1 / values[i] : reciprocals[i];
  }

  /** The same fork in a unit that is {@code 1 / factor} times as large. */
  Fork scaled(double factor) {
    return new Fork(
        Arrays.stream(values).map(x -> x * factor).toArray(),
        weights,
        Arrays.stream(reciprocals).map(x -> x / factor).toArray(),
        iterations);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Fork fork
        && iterations == fork.iterations
        && Arrays.equals(values, fork.values)
        && IntStream.range(0, values.length)
            .allMatch(i ->
                weight(i) == fork.weight(i)
                    && Double.compare(reciprocal(i), fork.reciprocal(i)) == 0);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return Arrays.toString(values);
  }
}
