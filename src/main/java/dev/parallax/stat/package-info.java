/**
 * Samples, intervals, the decision rule and scaling-law fits: pure functions.
 *
 * <p>May import: commons-math3. Used by both halves.
 *
 * <pre>{@code
 * Family family = new Family(cells, OptionalInt.of(0), true);
 * Decision decision = DecisionRule.standard().decide(family);
 * Estimate ratio = LogRatio.paired(platformSeconds, virtualSeconds, 0.95);
 * }</pre>
 */
@NullMarked
package dev.parallax.stat;

import org.jspecify.annotations.NullMarked;
