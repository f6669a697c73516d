package dev.parallax.stat;

import java.util.HashMap;
import java.util.Map;

/**
 * Quantiles of t, each worked out once: the pairs of a family mostly share their degrees of
 * freedom, and a race asks for the same few again and again.
 */
public final class Quantiles {
  private record Of(double p, double degreesOfFreedom) {}

  private final Map<Of, Double> known = new HashMap<>();

  /** The value below which t lies with probability {@code p}. */
  double of(double p, double degreesOfFreedom) {
    return known.computeIfAbsent(
        new Of(p, degreesOfFreedom), of -> StudentT.quantile(of.p(), of.degreesOfFreedom()));
  }
}
