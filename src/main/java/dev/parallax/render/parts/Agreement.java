package dev.parallax.render.parts;

import dev.parallax.stat.Estimate;
import dev.parallax.unit.Scale;

/**
 * A ratio beside the two values that it is of. A reader who divides them should find the ratio, but
 * 13.1 over 12.8 is 1.02 where 13.14 over 12.81 is 1.03.
 *
 * @param above the value above the line
 * @param aboveScale how it is written
 * @param below the value below the line
 * @param belowScale how that is written
 * @param ratio what is shown of them
 */
record Agreement(double above, Scale aboveScale, double below, Scale belowScale, Estimate ratio) {
  /** More are not worth their room. */
  static final int MOST_MORE = 2;

  /** How many more decimals of both values make them agree with the ratio, at most two. */
  int moreDecimals() {
    if (!agrees(above / below)) {
      // It is no quotient of theirs, as that of the times behind two rates.
      return 0;
    }
    int more = 0;
    while (more < MOST_MORE
        && !agrees(shown(above, aboveScale.finer(more)) / shown(below, belowScale.finer(more)))) {
      more++;
    }
    return more;
  }

  private static double shown(double value, Scale scale) {
    return Double.parseDouble(scale.digits(value)) * scale.factor();
  }

  private boolean agrees(double quotient) {
    return ratio(quotient).equals(ratio(ratio.value()));
  }

  /** The text of a ratio with the decimals of this one. */
  private String ratio(double value) {
    return Detail.ENDS.ratio(new Estimate(value, ratio.interval())).getFirst();
  }
}
