/**
 * Samples, intervals, the decision rule and scaling-law fits: pure functions.
 *
 * <p>May import: commons-math3. Used by both halves.
 *
 * <pre>{@code
 * Interval speedUp = LogRatio.interval(serialForkSeconds, parallelForkSeconds, 0.95);
 * }</pre>
 */
@NullMarked
package dev.parallax.stat;

import org.jspecify.annotations.NullMarked;
