package dev.parallax.own;

import java.io.Serializable;

/**
 * How many cores a batch keeps busy, compilers left out; not a number where that is unknown.
 *
 * @param all of this JVM and its descendants
 * @param own of this JVM alone
 */
public record BusyCores(double all, double own) implements Serializable {
  /** After too short a time, or where nothing tells. */
  static final BusyCores UNKNOWN = new BusyCores(Double.NaN, Double.NaN);

  boolean isKnown() {
    return !Double.isNaN(all);
  }

  /**
   * If it had the cores for itself of which it got a share. What of the time it computed would take
   * that share of it; while it waits it makes no difference who else has the cores.
   */
  BusyCores over(double share) {
    double computing = Math.min(1, all / share);
    double time = 1 - computing + computing * share;
    return new BusyCores(all / time, own / time);
  }
}
