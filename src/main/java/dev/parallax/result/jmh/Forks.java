package dev.parallax.result.jmh;

import dev.parallax.unit.Quantity;
import dev.parallax.unit.Unit;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;

/**
 * The forks of a metric in a few arrays: a file may hold a hundred thousand rows of five forks of
 * three values each, and then objects for each fork would be larger than what they hold.
 */
final class Forks extends AbstractList<Fork> {
  private static final double[] NONE = {};

  private final double[] values;
  private final double[] weights;
  private final double[] reciprocals;
  private final Shape shape;

  /** What most rows of a file have in common. */
  private static final class Shape {
    /** For each fork where its values end. */
    private final int[] ends;

    /** For each fork how many iterations it had. */
    private final int[] iterations;

    Shape(int[] ends, int[] iterations) {
      this.ends = ends;
      this.iterations = iterations;
    }

    Shape orSame(Shape like) {
      return Arrays.equals(ends, like.ends) && Arrays.equals(iterations, like.iterations)
          ? like
          : this;
    }
  }

  private Forks(double[] values, double[] weights, double[] reciprocals, Shape shape) {
    this.values = values;
    this.weights = weights;
    this.reciprocals = reciprocals;
    this.shape = shape;
  }

  /**
   * The same forks, packed. Of a fork that kept nothing but its mean only that is needed, unless it
   * is a rate: what weighs as much as all of it is no weight, and the mean of the reciprocals is
   * asked of rates alone.
   *
   * @param unit of the values
   * @param like the forks of another row: most rows of a file have the same shape, and share it
   */
  static Forks of(List<Fork> forks, Unit unit, Forks like) {
    int[] ends = new int[forks.size()];
    int[] iterations = new int[forks.size()];
    int end = 0;
    boolean weighted = false;
    boolean blocks = false;
    boolean meansOnly = true;
    for (int i = 0; i < ends.length; i++) {
      Fork fork = forks.get(i);
      end += fork.valueArray().length;
      ends[i] = end;
      iterations[i] = fork.iterations();
      weighted |= fork.weightArray().length > 0;
      blocks |= fork.reciprocalArray().length > 0;
      meansOnly &= fork.valueArray().length == 1 && fork.hasValue();
    }
    weighted &= !meansOnly;
    blocks &= !meansOnly || unit.quantity() == Quantity.THROUGHPUT;
    double[] values = new double[end];
    double[] weights = weighted ? new double[end] : NONE;
    double[] reciprocals = blocks ? new double[end] : NONE;
    int start = 0;
    for (int i = 0; i < ends.length; i++) {
      Fork fork = forks.get(i);
      for (int j = start; j < ends[i]; j++) {
        values[j] = fork.valueArray()[j - start];
        if (weighted) {
          weights[j] = fork.weightArray().length > 0 ? fork.weightArray()[j - start] : 1;
        }
        if (blocks) {
          reciprocals[j] =
              fork.reciprocalArray().length > 0 ? fork.reciprocalArray()[j - start] : 1 / values[j];
        }
      }
      start = ends[i];
    }
    Shape shape = new Shape(ends, iterations);
    return new Forks(values, weights, reciprocals, shape.orSame(like.shape));
  }

  /** No forks at all. */
  static Forks none() {
    return new Forks(NONE, NONE, NONE, new Shape(new int[0], new int[0]));
  }

  @Override
  public Fork get(int index) {
    int end = shape.ends[index];
    int start = index == 0 ? 0 : shape.ends[index - 1];
    return new Fork(
        Arrays.copyOfRange(values, start, end),
        weights.length == 0 ? NONE : Arrays.copyOfRange(weights, start, end),
        reciprocals.length == 0 ? NONE : Arrays.copyOfRange(reciprocals, start, end),
        shape.iterations[index]);
  }

  @Override
  public int size() {
    return shape.ends.length;
  }
}
