package dev.parallax.result;

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

  /** For each fork where its values end. */
  private final int[] ends;

  /** For each fork how many iterations it had. */
  private final int[] iterations;

  private Forks(
      double[] values, double[] weights, double[] reciprocals, int[] ends, int[] iterations) {
    this.values = values;
    this.weights = weights;
    this.reciprocals = reciprocals;
    this.ends = ends;
    this.iterations = iterations;
  }

  /**
   * The same forks, packed.
   *
   * @param like the forks of another row: most rows of a file have the same shape, and share it
   */
  static Forks of(List<Fork> forks, Forks like) {
    int[] ends = new int[forks.size()];
    int[] iterations = new int[forks.size()];
    int end = 0;
    boolean weighted = false;
    boolean blocks = false;
    for (int i = 0; i < ends.length; i++) {
      Fork fork = forks.get(i);
      end += fork.valueArray().length;
      ends[i] = end;
      iterations[i] = fork.iterations();
      weighted |= fork.weightArray().length > 0;
      blocks |= fork.reciprocalArray().length > 0;
    }
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
    boolean same = Arrays.equals(ends, like.ends);
    boolean plain = same && Arrays.equals(iterations, like.iterations);
    return new Forks(
        values,
        weights,
        reciprocals,
        same ? like.ends : ends,
        plain ? like.iterations : iterations);
  }

  /** No forks at all. */
  static Forks none() {
    return new Forks(NONE, NONE, NONE, new int[0], new int[0]);
  }

  @Override
  public Fork get(int index) {
    int end = ends[index];
    int start = index == 0 ? 0 : ends[index - 1];
    return new Fork(
        Arrays.copyOfRange(values, start, end),
        weights.length == 0 ? NONE : Arrays.copyOfRange(weights, start, end),
        reciprocals.length == 0 ? NONE : Arrays.copyOfRange(reciprocals, start, end),
        iterations[index]);
  }

  @Override
  public int size() {
    return ends.length;
  }
}
