package dev.parallax.stat;

/**
 * A value with the interval that is shown beside it.
 *
 * @param value the estimate
 * @param interval where it may lie; {@link Interval#UNKNOWN} when there is nothing to tell
 */
public record Estimate(double value, Interval interval) {
  /** A value of which nothing more is known. */
  public static Estimate withoutInterval(double value) {
    return new Estimate(value, Interval.UNKNOWN);
  }

  /** The estimate of 1/value: a speed-up out of a ratio of times. */
  public Estimate inverse() {
    return new Estimate(1 / value, interval.inverse());
  }

  /**
   * The farther end of the interval as a share of the value: what stands behind the plus-minus sign
   * when there is no room for both ends. Infinite when the interval is unknown.
   */
  public double relativeHalfWidth() {
    return Math.max(interval.hi() / value - 1, 1 - interval.lo() / value);
  }
}
