package dev.parallax.stat;

/**
 * Little's law (Little, "A Proof for the Queuing Formula L = lambda W", Operations Research 1961):
 * what is in progress on average is throughput times residence, whatever the distributions.
 */
public final class LittlesLaw {
  private LittlesLaw() {}

  /**
   * How many are in progress on average.
   *
   * @param perSecond completed per second
   * @param secondsEach from start to stop, on average
   */
  public static double inProgress(double perSecond, double secondsEach) {
    return perSecond * secondsEach;
  }

  /**
   * The most that so many workers can complete per second when each task holds one for so long: the
   * roof of a pool of platform threads that block, or of pinned virtual threads on their carriers.
   */
  public static double perSecondAtMost(double workers, double secondsHeld) {
    return workers / secondsHeld;
  }
}
