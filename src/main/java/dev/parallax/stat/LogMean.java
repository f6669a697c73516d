package dev.parallax.stat;

import java.util.List;

/**
 * The mean of a positive quantity over forks, on the log scale: the geometric mean with a t
 * interval. One value per fork, because the fork is the unit of replication (Georges, Buytaert,
 * Eeckhout, OOPSLA 2007); logs, because forks differ by factors and ratios are what is asked.
 */
public final class LogMean {
  private LogMean() {}

  /**
   * The geometric mean of the forks with its interval.
   *
   * @param forkMeans one positive value per fork, at least one
   * @param confidence such as 0.95
   * @return the mean; its interval is unknown with one fork
   */
  public static Estimate of(List<Double> forkMeans, double confidence) {
    Spread spread = Spread.of(forkMeans.stream().mapToDouble(Math::log).toArray());
    if (spread.count() < 2) {
      return Estimate.withoutInterval(Math.exp(spread.mean()));
    }
    double half =
        StudentT.quantile((1 + confidence) / 2, spread.count() - 1.0)
            * Math.sqrt(spread.variance() / spread.count());
    return new Estimate(Math.exp(spread.mean()), Interval.ofLogs(spread.mean(), half));
  }
}
