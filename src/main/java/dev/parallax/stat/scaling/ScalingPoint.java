package dev.parallax.stat.scaling;

/**
 * What was measured at one worker count.
 *
 * @param workers how many worked at once, at least 1
 * @param throughput work done per unit of time, positive; any unit, the same for all points
 */
public record ScalingPoint(double workers, double throughput) {
  public ScalingPoint {
    if (!(workers >= 1 && Double.isFinite(workers))) {
      throw new IllegalArgumentException("workers must be at least 1: " + workers);
    }
    if (!(throughput > 0 && Double.isFinite(throughput))) {
      throw new IllegalArgumentException("throughput must be positive: " + throughput);
    }
  }
}
