package dev.parallax.stat;

import java.util.List;

/**
 * A cell that competes in a family.
 *
 * @param logTimes ln of the mean time per operation of each fork, in the order of rounds; NaN where
 *     a fork gave nothing
 * @param cost rank of cheapness: of two cells that are good enough the one with the smaller cost is
 *     preferred
 * @param recommendable false for a cell whose work differs by nature: it is shown, and neither
 *     recommended nor what others are measured against
 */
public record FamilyCell(List<Double> logTimes, int cost, boolean recommendable) {
  public FamilyCell {
    logTimes = List.copyOf(logTimes);
  }

  /** How many forks gave a time. */
  public int forks() {
    return (int) logTimes.stream().filter(Double::isFinite).count();
  }
}
