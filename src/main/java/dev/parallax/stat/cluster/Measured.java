package dev.parallax.stat.cluster;

import dev.parallax.stat.Spread;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A positive quantity as its forks measured it.
 *
 * @param forks their number
 * @param logMean mean of the logs
 * @param logError standard error of that mean; NaN with one fork
 */
public record Measured(int forks, double logMean, double logError) {
  /**
   * From a positive value for each fork, at least one.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Measured of(List<Double> forks) {
    if (forks.isEmpty()) {
      throw new IllegalArgumentException("no fork");
    }
    Spread logs = Spread.of(forks.stream().mapToDouble(Math::log).toArray());
    return new Measured(logs.count(), logs.mean(), Math.sqrt(logs.variance() / logs.count()));
  }

  /** The geometric mean. */
  public double value() {
    return Math.exp(logMean);
  }

  /**
   * What it may be as well, by Student's t: forks are few, and drawing among them says too little.
   */
  double draw(RandomGenerator random) {
    double squares = 0;
    for (int each = 1; each < forks; each++) {
      double normal = random.nextGaussian();
      squares += normal * normal;
    }
    return Math.exp(logMean + logError * random.nextGaussian() / Math.sqrt(squares / (forks - 1)));
  }

  boolean hasError() {
    return forks > 1;
  }
}
