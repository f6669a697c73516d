package dev.parallax.stat;

/**
 * The ratio of two independent means on the plain scale, with the interval of Fieller (1954, "Some
 * Problems in Interval Estimation"). Verdicts are made on logs; this is for readers of Kalibera and
 * Jones, who ask for the ratio of arithmetic means.
 */
public final class FiellerRatio {
  private FiellerRatio() {}

  /**
   * Mean of a over mean of b.
   *
   * @param a fork means, at least two
   * @param b fork means, at least two
   * @param confidence such as 0.95
   * @return the ratio; its interval is unknown when b's mean can't be told from zero
   * @throws IllegalArgumentException with fewer than two fork means
   */
  public static Estimate of(double[] a, double[] b, double confidence) {
    Spread of = Spread.of(a);
    Spread to = Spread.of(b);
    if (of.count() < 2 || to.count() < 2) {
      throw new IllegalArgumentException("a ratio's interval needs two forks on either side");
    }
    double top = squaredHalfWidth(of, confidence);
    double bottom = squaredHalfWidth(to, confidence);
    double cross = of.mean() * to.mean();
    double denominator = to.mean() * to.mean() - bottom;
    double ratio = of.mean() / to.mean();
    if (denominator <= 0) {
      return Estimate.withoutInterval(ratio);
    }
    double root = Math.sqrt(cross * cross - denominator * (of.mean() * of.mean() - top));
    return new Estimate(
        ratio, new Interval((cross - root) / denominator, (cross + root) / denominator));
  }

  private static double squaredHalfWidth(Spread spread, double confidence) {
    double t = StudentT.quantile((1 + confidence) / 2, spread.count() - 1.0);
    return t * t * spread.variance() / spread.count();
  }
}
