package dev.parallax.unit;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.regex.Pattern;

/** Numbers as text, the same in every locale: a decimal point and no grouping. */
public final class Numbers {
  /** Below it a ratio is easier to read as one over a number. */
  private static final double SMALLEST_PLAIN = 0.01;

  /** From it on a ratio is a row of digits that nobody counts. */
  private static final double LARGEST_PLAIN = 1e12;

  /** In front of every three digits but the first, up to the point. */
  private static final Pattern THOUSANDS = Pattern.compile("(?<=[0-9])(?=([0-9]{3})+(\\.|$))");

  /** No number needs more decimals to be set apart from another. */
  private static final int MOST_DECIMALS = 30;

  private Numbers() {}

  /** A fixed number of decimals; {@code NaN} and infinities by name. */
  public static String fixed(double value, int decimals) {
    if (!Double.isFinite(value)) {
      return notFinite(value);
    }
    String text = new BigDecimal(value).setScale(decimals, RoundingMode.HALF_EVEN).toPlainString();
    return text.startsWith("-") && text.chars().noneMatch(c -> c >= '1' && c <= '9')
        ? text.substring(1)
        : text;
  }

  /** A number of significant digits, with an exponent where plain decimals would be long. */
  public static String significant(double value, int digits) {
    if (!Double.isFinite(value)) {
      return notFinite(value);
    }
    return new BigDecimal(value).round(new MathContext(digits, RoundingMode.HALF_EVEN)).toString();
  }

  /** All digits needed to read the same double again. */
  public static String exact(double value) {
    return Double.isFinite(value) ? Double.toString(value) : notFinite(value);
  }

  /** How many times: {@code 1.94x}, {@code 20,000x}; {@code 1/20,000} of what is far below 1. */
  public static String times(double ratio) {
    return times(ratio, Double.NaN, Double.NaN);
  }

  /** The same beside an interval, with the decimals that {@link #ends} has. */
  public static String times(double ratio, double lo, double hi) {
    String text = ratio(ratio, decimalsOfRatio(ratio, lo, hi), isInverse(ratio));
    return isInverse(ratio) ? text : text + "x";
  }

  /** The ends of a ratio's interval, {@code [1.90, 1.98]}, which never print as the ratio. */
  public static String ends(double ratio, double lo, double hi) {
    int decimals = decimalsOfRatio(ratio, lo, hi);
    // Ends are written as the ratio is, unless they are far from it.
    double inverseBelow = isInverse(ratio) ? 10 * SMALLEST_PLAIN : SMALLEST_PLAIN / 10;
    return "["
        + ratio(lo, decimals, lo > 0 && lo < inverseBelow)
        + ", "
        + ratio(hi, decimals, hi > 0 && hi < inverseBelow)
        + "]";
  }

  /** Decimals that leave three significant digits of a number. */
  static int decimals(double size) {
    return size > 0 && Double.isFinite(size)
        ? Math.clamp((long) (2 - Math.floor(Math.log10(size))), 0, MOST_DECIMALS)
        : 0;
  }

  /**
   * The decimals of a number and its interval: three significant digits of each, and as many more
   * as it takes for the ends not to print as the middle.
   *
   * @param value in the middle
   * @param decimals at least
   */
  static int decimals(double value, double lo, double hi, int decimals) {
    int least = Math.max(decimals, decimals(Math.abs(value)));
    if (!Double.isFinite(hi) || Double.isNaN(lo)) {
      return least;
    }
    // An end that is a small part of the value gets its digits alone.
    least = lo >= value / 10 ? Math.max(least, decimals(lo)) : least;
    while (least < MOST_DECIMALS
        && ((lo < value && fixed(lo, least).equals(fixed(value, least)))
            || (hi > value && fixed(hi, least).equals(fixed(value, least))))) {
      least++;
    }
    return least;
  }

  private static String ratio(double ratio, int decimals, boolean inverse) {
    if (inverse) {
      return "1/" + ratio(1 / ratio, decimals, false);
    }
    if (ratio >= LARGEST_PLAIN && Double.isFinite(ratio)) {
      return significant(ratio, 3).replace("E+", "E");
    }
    String plain = fixed(ratio, Math.max(decimals, decimals(ratio)));
    return ratio >= 1000 ? THOUSANDS.matcher(plain).replaceAll(",") : plain;
  }

  private static boolean isInverse(double ratio) {
    return ratio > 0 && ratio < SMALLEST_PLAIN;
  }

  private static int decimalsOfRatio(double ratio, double lo, double hi) {
    if (!(ratio > 0) || !Double.isFinite(ratio)) {
      return 2;
    }
    return isInverse(ratio) ? decimals(1 / ratio, 1 / hi, 1 / lo, 0) : decimals(ratio, lo, hi, 0);
  }

  /** A share as percent: {@code 3.1 %}. */
  public static String percent(double share) {
    double percent = share * 100;
    return fixed(percent, Math.abs(percent) < 99.95 ? 1 : 0) + " %";
  }

  /** Half of an interval as percent, in two significant digits at least: {@code 0.031 %}. */
  public static String uncertainty(double share) {
    double percent = Math.abs(share) * 100;
    return percent >= 0.95 || percent == 0
        ? percent(share)
        : fixed(share * 100, decimals(percent) - 1) + " %";
  }

  private static String notFinite(double value) {
    if (Double.isNaN(value)) {
      return "NaN";
    }
    return value > 0 ? "inf" : "-inf";
  }
}
