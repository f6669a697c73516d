/**
 * Cells, numbers and lists as words of a sentence.
 *
 * <p>May import: {@code stat}, {@code suite}, {@code table}, {@code unit}.
 *
 * <pre>{@code
 * String names = Words.list(List.of("serial", "platform x 2"));
 * }</pre>
 */
@NullMarked
package dev.parallax.advice.words;

import org.jspecify.annotations.NullMarked;
