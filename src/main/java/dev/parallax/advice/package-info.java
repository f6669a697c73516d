/**
 * Findings, and verdicts put into words: pure functions from tables to sentences.
 *
 * <p>May import: {@code table}, {@code stat}.
 *
 * <pre>{@code
 * List<String> sentences = TwoIndexes.inWords(table);
 * }</pre>
 */
@NullMarked
package dev.parallax.advice;

import org.jspecify.annotations.NullMarked;
