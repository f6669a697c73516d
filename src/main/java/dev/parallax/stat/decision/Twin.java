package dev.parallax.stat.decision;

import dev.parallax.stat.Difference;
import dev.parallax.stat.Estimate;
import dev.parallax.stat.Evidence;
import java.util.List;

/**
 * The A/A control: one cell run twice in every round under two names. What makes it differ from
 * itself would make other cells differ as well.
 *
 * @param ratio time of the one over time of the other, with its interval at 1 - alpha/families
 */
public record Twin(Estimate ratio) {
  /**
   * Compares a cell with its twin, paired by round.
   *
   * @param first ln of fork means, one per round
   * @param second as many, of the same rounds
   * @param families how many families of the run have a twin
   * @throws IllegalArgumentException if the rounds differ in number
   */
  public static Twin compare(
      List<Double> first, List<Double> second, int families, double confidence) {
    if (first.size() != second.size()) {
      throw new IllegalArgumentException(first.size() + " rounds against " + second.size());
    }
    double[] logRatios = new double[first.size()];
    for (int round = 0; round < logRatios.length; round++) {
      logRatios[round] = first.get(round) - second.get(round);
    }
    double alpha = (1 - confidence) / Math.max(1, families);
    return new Twin(Difference.paired(logRatios).ratio(1 - alpha / 2));
  }

  /** Whether the twin is told apart, so that the family's evidence is at most suggestive. */
  public boolean differs() {
    return ratio.interval().isKnown() && !ratio.interval().contains(1);
  }

  /** The most that evidence beside this twin can weigh. */
  public Evidence cap() {
    return differs() ? Evidence.SUGGESTIVE : Evidence.FULL;
  }
}
