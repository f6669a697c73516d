package dev.parallax.render.parts;

import dev.parallax.stat.Estimate;
import dev.parallax.unit.Numbers;
import dev.parallax.unit.Scale;
import java.util.List;

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
    return List.of(
        value,
        interval(
            estimate,
            estimate.interval().isKnown()
                ? "["
                    + scale.digits(estimate.interval().lo())
                    + ", "
                    + scale.digits(estimate.interval().hi())
                    + "]"
                : ""));
  }

  /** A ratio and its interval, each a part. */
  public List<String> ratio(Estimate ratio) {
    return List.of(
        Numbers.times(ratio.value()),
        interval(
            ratio,
            "["
                + Numbers.ratioLike(ratio.interval().lo(), ratio.value())
                + ", "
                + Numbers.ratioLike(ratio.interval().hi(), ratio.value())
                + "]"));
  }

  private String interval(Estimate estimate, String ends) {
    if (!estimate.interval().isKnown()) {
      return "";
    }
    double share = estimate.relativeHalfWidth();
    return switch (this) {
      case ENDS -> ends;
      case PERCENT -> share > UNREADABLE ? "±>999 %" : "±" + Numbers.percent(share);
    };
  }
}
