package dev.parallax.stat;

import java.util.Arrays;
import java.util.OptionalInt;

/**
 * The exact test of Mann and Whitney (1947) for two independent samples, ties included, and Cliff's
 * delta (1993) as the size of what it tests. For a reader who compares two files without common
 * rounds: a description beside the verdict, not the verdict itself, which is about means.
 *
 * <p>commons-math3's test is the normal approximation without correction: with five against five
 * completely apart it gives 0.00902 for 0.00794.
 *
 * @param p the two-sided p value of "either is as likely to be the larger"
 * @param cliffsDelta how much more often a value of the first is larger than one of the second than
 *     the other way round, from -1 to 1
 */
public record MannWhitney(double p, double cliffsDelta) {
  /** Beyond this the approximation is good, and counting takes long. */
  private static final int MOST_VALUES = 200;

  /**
   * Tests two samples.
   *
   * @throws IllegalArgumentException if one is empty, a value is NaN, or they are larger than 200
   *     values together
   */
  public static MannWhitney of(double[] first, double[] second) {
    int n = first.length;
    int all = n + second.length;
    if (n == 0 || second.length == 0 || all > MOST_VALUES) {
      throw new IllegalArgumentException(n + " values against " + second.length);
    }
    double[] pooled = Arrays.copyOf(first, all);
    System.arraycopy(second, 0, pooled, n, second.length);
    if (Arrays.stream(pooled).anyMatch(Double::isNaN)) {
      throw new IllegalArgumentException("a value is not a number");
    }
    int[] ranks = doubledRanks(pooled);
    int observed = Arrays.stream(ranks, 0, n).sum();
    double centre = n * (all + 1.0);
    double distance = Math.abs(observed - centre);
    double[] ways = sumsOfSubsets(ranks, n);
    double total = 0;
    double asFar = 0;
    for (int sum = 0; sum < ways.length; sum++) {
      total += ways[sum];
      asFar += Math.abs(sum - centre) >= distance ? ways[sum] : 0;
    }
    double u = observed / 2.0 - n * (n + 1) / 2.0;
    return new MannWhitney(asFar / total, 2 * u / ((double) n * second.length) - 1);
  }

  /**
   * How many forks on either side it takes until complete separation is significant at all, among
   * so many comparisons adjusted by Holm.
   */
  public static OptionalInt forksNeeded(int comparisons, double alpha) {
    for (int forks = 1; 2 * forks <= MOST_VALUES; forks++) {
      double smallest = 2 / choose(2 * forks, forks);
      if (smallest * comparisons < alpha) {
        return OptionalInt.of(forks);
      }
    }
    return OptionalInt.empty();
  }

  private static double choose(int n, int k) {
    double ways = 1;
    for (int i = 1; i <= k; i++) {
      ways = ways * (n - k + i) / i;
    }
    return ways;
  }

  /** Twice the ranks, so that the shared ranks of ties are whole numbers. */
  private static int[] doubledRanks(double[] values) {
    int[] ranks = new int[values.length];
    for (int i = 0; i < values.length; i++) {
      for (double other : values) {
        ranks[i] += other < values[i] ? 2 : other == values[i] ? 1 : 0;
      }
      ranks[i]++;
    }
    return ranks;
  }

  /** How many subsets of the given size have each sum: what enumeration would count. */
  private static double[] sumsOfSubsets(int[] ranks, int size) {
    int most = Arrays.stream(ranks).sum();
    double[][] ways = new double[size + 1][most + 1];
    ways[0][0] = 1;
    for (int rank : ranks) {
      for (int taken = size; taken > 0; taken--) {
        for (int sum = most; sum >= rank; sum--) {
          ways[taken][sum] += ways[taken - 1][sum - rank];
        }
      }
    }
    return ways[size];
  }
}
