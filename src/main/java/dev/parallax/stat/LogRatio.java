package dev.parallax.stat;

import java.util.List;

/** The ratio of two cells' times with its interval. Below 1 means the first is faster. */
public final class LogRatio {
  private LogRatio() {}

  /**
   * Paired by round: what the two cells share in a round cancels out.
   *
   * @param a positive fork means, one per round
   * @param b as many, of the same rounds
   * @throws IllegalArgumentException if the rounds differ in number
   */
  public static Estimate paired(List<Double> a, List<Double> b, double confidence) {
    if (a.size() != b.size()) {
      throw new IllegalArgumentException(a.size() + " rounds against " + b.size());
    }
    double[] ratios = new double[a.size()];
    for (int round = 0; round < ratios.length; round++) {
      ratios[round] = Math.log(a.get(round)) - Math.log(b.get(round));
    }
    return Difference.paired(ratios).ratio((1 + confidence) / 2);
  }

  /** Without common rounds: Welch's t on the logs of the fork means. */
  public static Estimate independent(List<Double> a, List<Double> b, double confidence) {
    return Difference.welch(logs(a), logs(b)).ratio((1 + confidence) / 2);
  }

  private static double[] logs(List<Double> values) {
    return values.stream().mapToDouble(Math::log).toArray();
  }
}
