package dev.parallax.render.parts;

import dev.parallax.stat.Estimate;
import dev.parallax.stat.Interval;
import dev.parallax.unit.Numbers;
import dev.parallax.unit.Scale;
import java.util.List;
import java.util.function.Supplier;

/** How much is shown of an interval; the less, the narrower. */
public enum Detail {
  /** Both ends. */
  ENDS,
  /** The farther end as a percentage. */
  PERCENT;

  private static final double UNREADABLE = 9.995;

  /** Below this an interval is but the rounding of doubles. */
  private static final double NO_WIDTH = 1e-11;

  /** A number with its unit, and its interval, each a part. */
  public List<String> number(Estimate estimate, Scale scale) {
    Scale own = around(estimate, scale);
    return List.of(own.format(estimate.value()), interval(estimate, own));
  }

  /** A number whose unit is stated elsewhere, and its interval, each a part. */
  List<String> bareNumber(Estimate estimate, Scale scale) {
    Scale own = around(estimate, scale);
    return List.of(own.digits(estimate.value()), interval(estimate, own));
  }

  private static Scale around(Estimate estimate, Scale scale) {
    Interval ends = estimate.interval();
    return isShown(estimate) ? scale.around(estimate.value(), ends.lo(), ends.hi()) : scale;
  }

  private String interval(Estimate estimate, Scale scale) {
    Interval ends = estimate.interval();
    return interval(
        estimate, () -> "[" + scale.digits(ends.lo()) + ", " + scale.digits(ends.hi()) + "]");
  }

  /** A ratio and its interval, each a part. */
  public List<String> ratio(Estimate ratio) {
    Interval ends = ratio.interval();
    return List.of(
        this == ENDS
            ? Numbers.times(ratio.value(), ends.lo(), ends.hi())
            : Numbers.times(ratio.value()),
        interval(ratio, () -> Numbers.ends(ratio.value(), ends.lo(), ends.hi())));
  }

  private String interval(Estimate estimate, Supplier<String> ends) {
    if (!isShown(estimate)) {
      return "";
    }
    double share = estimate.relativeHalfWidth();
    return switch (this) {
      case ENDS -> ends.get();
      case PERCENT -> share > UNREADABLE ? "±>999 %" : "±" + Numbers.uncertainty(share);
    };
  }

  /** Of forks that all measured the same an interval would be the number once more. */
  private static boolean isShown(Estimate estimate) {
    return estimate.interval().isKnown() && !(estimate.relativeHalfWidth() < NO_WIDTH);
  }
}
