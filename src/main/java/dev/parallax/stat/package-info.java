/**
 * Samples, intervals, the decision rule with its race, scaling-law fits, variance components,
 * steady state, warmth and common shifts: pure functions.
 *
 * <p>May import: commons-math3. Used by both halves.
 *
 * <pre>{@code
 * Family family = new Family(cells, OptionalInt.of(0), true);
 * Decision decision = DecisionRule.standard().decide(family);
 * Estimate ratio = LogRatio.paired(platformSeconds, virtualSeconds, 0.95);
 *
 * RaceStep step = Racing.standard().next(new Family(cells, OptionalInt.of(0), true, true));
 * ScalingFit fit = ScalingLaws.universal(points, 0.95);
 * VarianceComponents noise = VarianceComponents.ofForks(forks);
 * double turns = BlockedVariance.of(logs).turns(forkSeconds, turnSeconds);
 * SteadyState state = SteadyState.of(iterations);
 * List<Warmth> warmth = Warmth.ofCells(cells);
 * List<Jump> jumps = Jump.of(logTimes, 0.05);
 * CommonShift shift = CommonShift.of(ratios, 0.05, 0.95);
 * }</pre>
 */
@NullMarked
package dev.parallax.stat;

import org.jspecify.annotations.NullMarked;
