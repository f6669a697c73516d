package dev.parallax.render.parts;

import dev.parallax.stat.Estimate;
import dev.parallax.stat.Interval;
import dev.parallax.unit.Numbers;
import dev.parallax.unit.Scale;
import java.util.List;
import java.util.function.DoubleFunction;

/** How much is shown of an interval; the less, the narrower. */
public enum Detail {
  /** Both ends. */
  ENDS,
  /** The farther end as a percentage. */
  PERCENT;

  private static final double UNREADABLE = 9.995;

  /** A number with its unit, and its interval, each a part. */
  public List<String> number(Estimate estimate, Scale scale) {
    return number(estimate, scale, scale.format(estimate.value()));
  }

  /** A number whose unit is stated elsewhere, and its interval, each a part. */
  List<String> bareNumber(Estimate estimate, Scale scale) {
    return number(estimate, scale, scale.digits(estimate.value()));
  }

  private List<String> number(Estimate estimate, Scale scale, String value) {
    return List.of(value, interval(estimate, scale::digits));
  }

  /** A ratio and its interval, each a part. */
  public List<String> ratio(Estimate ratio) {
    return List.of(
        Numbers.times(ratio.value()),
        interval(ratio, end -> Numbers.ratioLike(end, ratio.value())));
  }

  private String interval(Estimate estimate, DoubleFunction<String> digits) {
    Interval ends = estimate.interval();
    if (!ends.isKnown()) {
      return "";
    }
    double share = estimate.relativeHalfWidth();
    return switch (this) {
      case ENDS -> "[" + digits.apply(ends.lo()) + ", " + digits.apply(ends.hi()) + "]";
      case PERCENT -> share > UNREADABLE ? "±>999 %" : "±" + Numbers.percent(share);
    };
  }
}
