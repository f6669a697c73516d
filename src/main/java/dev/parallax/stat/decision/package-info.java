/**
 * The decision rule: which cells of a family are faster, slower or equivalent, which one is
 * recommended, and when a race may stop. The rule is written out, with an oracle, in the
 * documentation of its classes.
 *
 * <p>May import: {@code stat}.
 *
 * <pre>{@code
 * Family family = new Family(cells, OptionalInt.of(0), true, true);
 * Decision decision = DecisionRule.standard().decide(family);
 * RaceStep step = Racing.standard().next(family);
 * }</pre>
 */
@NullMarked
package dev.parallax.stat.decision;

import org.jspecify.annotations.NullMarked;
