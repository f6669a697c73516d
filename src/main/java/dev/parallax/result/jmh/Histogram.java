package dev.parallax.result.jmh;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * All samples of a fork, as values and how often each came. JMH's buckets leave a few thousand
 * different values however many samples there are; of a file of others with more than {@link
 * #MOST_VALUES} none are kept, for they have to fit into a small heap.
 */
final class Histogram {
  private static final int MOST_VALUES = 1 << 16;

  private double[] values = new double[64];
  private long[] counts = new long[64];
  private int size;
  private boolean tooMany;

  void add(double value, long count) {
    if (tooMany || count <= 0 || !Double.isFinite(value)) {
      return;
    }
    if (size == values.length) {
      merge();
      if (size > MOST_VALUES) {
        tooMany = true;
        values = new double[0];
        counts = new long[0];
        size = 0;
        return;
      }
      if (size > values.length / 2) {
        values = Arrays.copyOf(values, 2 * values.length);
        counts = Arrays.copyOf(counts, 2 * counts.length);
      }
    }
    values[size] = value;
    counts[size++] = count;
  }

  /** Sorts by value, and adds up the counts of one value. */
  private void merge() {
    int[] order =
        IntStream.range(0, size)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> values[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] sorted = new double[values.length];
    long[] sums = new long[values.length];
    int last = -1;
    for (int i : order) {
      if (last < 0 || sorted[last] != values[i]) {
        sorted[++last] = values[i];
      }
      sums[last] += counts[i];
    }
    values = sorted;
    counts = sums;
    size = last + 1;
  }

  /**
   * A quantile by JMH's own definition ({@code MultisetStatistics.getPercentile}): the value at
   * position p(n + 1) of the n sorted samples, between two of them in proportion.
   *
   * @param p from 0 to 1
   * @return NaN if there are no samples, or too many different ones
   */
  double quantile(double p) {
    if (size == 0) {
      return Double.NaN;
    }
    merge();
    double total = Arrays.stream(counts, 0, size).asDoubleStream().sum();
    double position = p * (total + 1);
    double floor = Math.floor(position);
    if (p == 0 || floor < 1) {
      return values[0];
    }
    if (position >= total) {
      return values[size - 1];
    }
    double lower = at(floor);
    return lower + (position - floor) * (at(floor + 1) - lower);
  }

  /** The value of a sample, counted from 1. */
  private double at(double place) {
    double seen = 0;
    for (int i = 0; i < size; i++) {
      seen += counts[i];
      if (seen >= place) {
        return values[i];
      }
    }
    return values[size - 1];
  }
}
