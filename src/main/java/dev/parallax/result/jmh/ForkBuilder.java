package dev.parallax.result.jmh;

import java.util.Arrays;

/**
 * Takes the iterations of one fork after the other and keeps at most {@link #MOST_VALUES} values of
 * each: when they are full, neighbours are merged by two and a value stands for twice as many
 * iterations from then on.
 *
 * <p>Blocks were taken rather than a random sample of the iterations or the first thousand: both
 * change the fork's mean, on which every comparison rests.
 */
final class ForkBuilder {
  /** A fork with no more iterations than this is kept as it is. */
  static final int MOST_VALUES = 1024;

  private static final double[] NONE = {};

  private final double[] values = new double[MOST_VALUES];
  private final double[] weights = new double[MOST_VALUES];
  private final double[] reciprocals = new double[MOST_VALUES];
  private int size;
  private int iterations;
  private int perBlock = 1;
  private int inLastBlock;
  private boolean weighted;

  /** Adds an iteration. */
  void add(double value) {
    append(value, 1);
  }

  /** Adds an iteration of sample mode: the mean of its samples, and how many there were. */
  void add(double mean, double samples) {
    weighted |= samples != 1;
    append(mean, samples);
  }

  private void append(double value, double weight) {
    if (size == 0 || inLastBlock == perBlock) {
      if (size == MOST_VALUES) {
        halve();
      }
      values[size] = value;
      weights[size] = weight;
      reciprocals[size] = 1 / value;
      size++;
      inLastBlock = 1;
    } else {
      merge(size - 1, value, weight, 1 / value);
      inLastBlock++;
    }
    iterations++;
  }

  /** Called when all blocks are full, so that the merged ones are full again. */
  private void halve() {
    for (int i = 0; i < size / 2; i++) {
      values[i] = values[2 * i];
      weights[i] = weights[2 * i];
      reciprocals[i] = reciprocals[2 * i];
      merge(i, values[2 * i + 1], weights[2 * i + 1], reciprocals[2 * i + 1]);
    }
    size /= 2;
    perBlock *= 2;
    inLastBlock = perBlock;
  }

  /** A value that isn't finite weighs nothing in a block, as it does in {@link Fork#mean()}. */
  private void merge(int block, double value, double weight, double reciprocal) {
    if (!Double.isFinite(value) || weight == 0) {
      return;
    }
    if (!Double.isFinite(values[block]) || weights[block] == 0) {
      values[block] = value;
      weights[block] = weight;
      reciprocals[block] = reciprocal;
      return;
    }
    double both = weights[block] + weight;
    values[block] = values[block] * (weights[block] / both) + value * (weight / both);
    reciprocals[block] =
        reciprocals[block] * (weights[block] / both) + reciprocal * (weight / both);
    weights[block] = both;
  }

  /**
   * Merges further until at most so many values are left; nothing may be added any more.
   *
   * @param most at least 1
   */
  void condense(int most) {
    while (size > most) {
      if (size % 2 == 1) {
        // So that the last has a neighbour; it weighs nothing. There is room: the buffer is even.
        values[size] = Double.NaN;
        weights[size] = 0;
        reciprocals[size] = Double.NaN;
        size++;
      }
      halve();
    }
  }

  /** How many values are kept at present. */
  int size() {
    return size;
  }

  /** The fork; the builder is empty afterwards. */
  Fork build() {
    boolean blocks = size < iterations;
    Fork fork =
        new Fork(
            Arrays.copyOf(values, size),
            weighted || blocks ? Arrays.copyOf(weights, size) : NONE,
            blocks ? Arrays.copyOf(reciprocals, size) : NONE,
            iterations);
    size = 0;
    iterations = 0;
    perBlock = 1;
    inLastBlock = 0;
    weighted = false;
    return fork;
  }
}
