/**
 * Two runs side by side: what got faster or slower.
 *
 * <p>May import: {@code group}, {@code result}, {@code stat}, {@code table}, {@code table.build},
 * {@code unit}.
 *
 * <pre>{@code
 * RunComparison comparison =
 *     RunComparer.compare(base, latest, DecisionRule.standard(), View.standard(), machines);
 * }</pre>
 */
@NullMarked
package dev.parallax.table.compare;

import org.jspecify.annotations.NullMarked;
