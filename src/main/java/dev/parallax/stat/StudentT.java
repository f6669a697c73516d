package dev.parallax.stat;

import org.apache.commons.math3.distribution.TDistribution;

/** Student's t distribution, precise enough that a verdict doesn't hang on rounding. */
public final class StudentT {
  /** commons-math3 stops at 1e-9 by default; the decision rule is held to that on results. */
  private static final double QUANTILE_ACCURACY = 1e-14;

  private StudentT() {}

  /** The value below which t lies with probability {@code p}. */
  public static double quantile(double p, double degreesOfFreedom) {
    return distribution(degreesOfFreedom).inverseCumulativeProbability(p);
  }

  /** The probability of a t at least this far from zero, on either side. */
  static double twoSidedP(double t, double degreesOfFreedom) {
    if (Double.isInfinite(t)) {
      return 0;
    }
    return 2 * distribution(degreesOfFreedom).cumulativeProbability(-Math.abs(t));
  }

  private static TDistribution distribution(double degreesOfFreedom) {
    // Without a generator: nothing is sampled, and making one costs more than a quantile.
    return new TDistribution(null, degreesOfFreedom, QUANTILE_ACCURACY);
  }
}
