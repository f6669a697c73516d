package dev.parallax.unit;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers as text, the same in every locale: a decimal point and no grouping. */
public final class Numbers {
  /** Beyond these a ratio is a row of digits that nobody counts. */
  private static final double SMALLEST_PLAIN = 1e-4;

  private static final double LARGEST_PLAIN = 1e6;

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

  /** How many times: {@code 1.94x}. */
  public static String times(double ratio) {
    return ratioLike(ratio, ratio) + "x";
  }

  /**
   * A ratio without its sign, for the ends of an interval: {@code 1.94}.
   *
   * @param like the ratio that it stands beside, whose decimals it gets
   */
  public static String ratioLike(double ratio, double like) {
    boolean extreme = like > 0 && (like < SMALLEST_PLAIN || like >= LARGEST_PLAIN);
    return extreme && Double.isFinite(ratio)
        ? significant(ratio, 3).replace("E+", "E")
        : fixed(ratio, decimalsOfRatio(like));
  }

  /** A share as percent: {@code 3.1 %}. */
  public static String percent(double share) {
    double percent = share * 100;
    return fixed(percent, Math.abs(percent) < 99.95 ? 1 : 0) + " %";
  }

  private static int decimalsOfRatio(double ratio) {
    if (ratio >= 100) {
      return 0;
    }
    if (ratio >= 10) {
      return 1;
    }
    if (ratio >= 0.1 || !(ratio > 0)) {
      return 2;
    }
    // Three digits that count.
    return (int) Math.ceil(-Math.log10(ratio)) + 2;
  }

  private static String notFinite(double value) {
    if (Double.isNaN(value)) {
      return "NaN";
    }
    return value > 0 ? "inf" : "-inf";
  }
}
