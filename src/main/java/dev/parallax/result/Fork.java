package dev.parallax.result;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;

/**
 * What one fork measured: a value per iteration, in the metric's unit.
 *
 * <p>An array inside rather than a list of boxes: a large file holds millions of values.
 */
public final class Fork {
  private final double[] values;
  private final double[] weights;

  private Fork(double[] values, double[] weights) {
    this.values = values;
    this.weights = weights;
  }

  /** A fork with one value per iteration; none for a fork that gave nothing. */
  public static Fork of(double... iterations) {
    return new Fork(iterations.clone(), ones(iterations.length));
  }

  /** A fork of sample mode: the mean of each iteration, and how many samples it stands for. */
  static Fork weighted(double[] iterationMeans, double[] samples) {
    return new Fork(iterationMeans.clone(), samples.clone());
  }

  private static double[] ones(int count) {
    double[] ones = new double[count];
    Arrays.fill(ones, 1);
    return ones;
  }

  /** How many iterations left a value. */
  public int iterations() {
    return values.length;
  }

  /** The values in the order of iterations. */
  public DoubleStream values() {
    return Arrays.stream(values);
  }

  /** The mean over the iterations that are finite numbers; NaN if there is none. */
  public double mean() {
    double sum = 0;
    double weight = 0;
    for (int i = 0; i < values.length; i++) {
      if (Double.isFinite(values[i]) && weights[i] > 0) {
        sum += values[i] * weights[i];
        weight += weights[i];
      }
    }
    return sum / weight;
  }

  /** The fork with every iteration's value changed. */
  public Fork map(DoubleUnaryOperator change) {
    return new Fork(Arrays.stream(values).map(change).toArray(), weights);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Fork fork
        && Arrays.equals(values, fork.values)
        && Arrays.equals(weights, fork.weights);
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
