/**
 * Tables and answers as text for a terminal.
 *
 * <p>May import: {@code advice}, {@code render.parts}, {@code table}.
 *
 * <pre>{@code
 * String text = new TextRenderer(80).render(report);
 * }</pre>
 */
@NullMarked
package dev.parallax.render.text;

import org.jspecify.annotations.NullMarked;
