/**
 * Scaling laws: Amdahl and the Universal Scalability Law, fitted with bounds, errors and refusals.
 *
 * <p>May import: {@code stat}, commons-math3.
 *
 * <pre>{@code
 * ScalingFit fit = ScalingLaws.universal(points, 0.95);
 * }</pre>
 */
@NullMarked
package dev.parallax.stat.scaling;

import org.jspecify.annotations.NullMarked;
