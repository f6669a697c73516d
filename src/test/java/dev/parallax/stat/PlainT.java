package dev.parallax.stat;

/**
 * Student's t without a library: with {@code t = sqrt(df) tan(x)} its density is a power of the
 * cosine, which Simpson's rule integrates; quantiles by bisection.
 */
public final class PlainT {
  private static final int STEPS = 4000;

  private PlainT() {}

  /** The probability of more than {@code t}, for t of at least 0. */
  public static double tail(double t, double degrees) {
    double from = Math.atan(t / Math.sqrt(degrees));
    return integral(from, degrees) / integral(0, degrees) / 2;
  }

  /** The value below which t lies with probability {@code p}, for p of at least 0.5. */
  public static double quantile(double p, double degrees) {
    double whole = integral(0, degrees);
    double low = 0;
    double high = Math.PI / 2;
    for (int i = 0; i < 60; i++) {
      double middle = (low + high) / 2;
      if (integral(middle, degrees) / whole / 2 > 1 - p) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return Math.sqrt(degrees) * Math.tan(low);
  }

  private static double integral(double from, double degrees) {
    double step = (Math.PI / 2 - from) / STEPS;
    double sum = Math.pow(Math.cos(from), degrees - 1);
    for (int i = 1; i < STEPS; i++) {
      sum += (i % 2 == 1 ? 4 : 2) * Math.pow(Math.cos(from + i * step), degrees - 1);
    }
    return sum * step / 3;
  }
}
