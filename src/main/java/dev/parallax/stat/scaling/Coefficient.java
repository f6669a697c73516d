package dev.parallax.stat.scaling;

import java.util.OptionalDouble;

/**
 * A coefficient of a fitted law.
 *
 * @param value the estimate
 * @param standardError its asymptotic standard error; empty at a bound, where there is none, and
 *     for a coefficient that the law doesn't have
 */
public record Coefficient(double value, OptionalDouble standardError) {}
