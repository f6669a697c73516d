package dev.parallax.stat;

/**
 * The difference of two cells on the log scale: ln of time a over time b.
 *
 * @param log the difference; negative when a is faster
 * @param standardError its standard error; infinite when it can't be known
 * @param degreesOfFreedom of the t distribution it is judged by
 */
public record Difference(double log, double standardError, double degreesOfFreedom) {
  /** A difference that one fork of either side can't tell from noise. */
  public static Difference unknown(double log) {
    return new Difference(log, Double.POSITIVE_INFINITY, 1);
  }

  /** Paired t: {@code logRatios} holds one log ratio per common round. */
  public static Difference paired(double[] logRatios) {
    Spread spread = Spread.of(logRatios);
    if (spread.count() < 2) {
      return unknown(spread.mean());
    }
    return new Difference(
        spread.mean(), Math.sqrt(spread.variance() / spread.count()), spread.count() - 1.0);
  }

  /** Welch's t on logs, with the degrees of freedom of Welch (1947) and Satterthwaite (1946). */
  public static Difference welch(double[] a, double[] b) {
    Spread of = Spread.of(a);
    Spread to = Spread.of(b);
    if (of.count() < 2 || to.count() < 2) {
      return unknown(of.mean() - to.mean());
    }
    double va = of.variance() / of.count();
    double vb = to.variance() / to.count();
    double sum = va + vb;
    double degrees =
        sum == 0
            ? of.count() + to.count() - 2.0
            : sum * sum / (va * va / (of.count() - 1) + vb * vb / (to.count() - 1));
    return new Difference(of.mean() - to.mean(), Math.sqrt(sum), degrees);
  }

  /** The same difference as it would be known after more rounds at the same noise. */
  public Difference afterRounds(int now, int then) {
    double growth = (double) then / now;
    return new Difference(log, standardError / Math.sqrt(growth), degreesOfFreedom * growth);
  }

  public boolean isKnown() {
    return Double.isFinite(standardError);
  }

  /** The p value of "no difference", on both sides. */
  public double p() {
    // The smallest error that divides: equal forks of unequal cells differ for certain.
    return isKnown()
        ? StudentT.twoSidedP(Math.abs(log) / Math.max(standardError, 1e-300), degreesOfFreedom)
        : 1;
  }

  /** Half of the interval that reaches up to the given quantile of t. */
  public double halfWidth(double quantile, Quantiles quantiles) {
    return isKnown()
        ? quantiles.of(quantile, degreesOfFreedom) * standardError
        : Double.POSITIVE_INFINITY;
  }

  /** The ratio a/b with its two-sided interval. */
  public Estimate ratio(double quantile, Quantiles quantiles) {
    return new Estimate(Math.exp(log), Interval.ofLogs(log, halfWidth(quantile, quantiles)));
  }

  /** The ratio a/b with its two-sided interval. */
  public Estimate ratio(double quantile) {
    return ratio(quantile, new Quantiles());
  }
}
