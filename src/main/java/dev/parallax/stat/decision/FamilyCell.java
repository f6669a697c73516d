package dev.parallax.stat.decision;

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
 * @param trust how far its times can be believed
 * @param excess ln of how much more its times may be than those of the work; 0 if nobody says
 */
public record FamilyCell(
    List<Double> logTimes, int cost, boolean recommendable, Trust trust, double excess) {
  public FamilyCell {
    logTimes = List.copyOf(logTimes);
  }

  /** A cell of which nothing is known but its times. */
  public FamilyCell(List<Double> logTimes, int cost, boolean recommendable) {
    this(logTimes, cost, recommendable, Trust.SOUND, 0);
  }

  /** Whether it may be preferred. */
  public boolean preferable() {
    return recommendable && trust.preferable();
  }

  /** How many forks gave a time. */
  public int forks() {
    return (int) logTimes.stream().filter(Double::isFinite).count();
  }
}
