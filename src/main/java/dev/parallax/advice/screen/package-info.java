/**
 * The answers of a report in words: the two indexes, and the first screen of a run.
 *
 * <p>May import: {@code advice.words}, {@code stat}, {@code suite}, {@code table}, {@code unit}.
 *
 * <pre>{@code
 * Advice advice = TwoIndexes.inWords(batchTable);
 * }</pre>
 */
@NullMarked
package dev.parallax.advice.screen;

import org.jspecify.annotations.NullMarked;
