package dev.parallax.stat;

/**
 * A confidence interval, in the unit of what it is about.
 *
 * @param lo lower end
 * @param hi upper end, not below {@code lo}
 */
public record Interval(double lo, double hi) {
  /** Every positive number: the data say nothing. */
  public static final Interval UNKNOWN = new Interval(0, Double.POSITIVE_INFINITY);

  /** Both ends of e to the power of an interval on the log scale. */
  static Interval ofLogs(double centre, double halfWidth) {
    return Double.isFinite(halfWidth)
        ? new Interval(Math.exp(centre - halfWidth), Math.exp(centre + halfWidth))
        : UNKNOWN;
  }

  /** Whether the data said anything. */
  public boolean isKnown() {
    return Double.isFinite(hi);
  }

  /** Whether the value lies inside or on an end. */
  public boolean contains(double value) {
    return lo <= value && value <= hi;
  }

  /** The interval of the inverse: of b/a if this is of a/b. */
  public Interval inverse() {
    return isKnown() ? new Interval(1 / hi, 1 / lo) : UNKNOWN;
  }
}
