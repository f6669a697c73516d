/**
 * Tables and answers as Markdown and LaTeX.
 *
 * <p>May import: {@code advice}, {@code render.parts}, {@code render.text}, {@code table}.
 *
 * <pre>{@code
 * String markdown = new MarkdownRenderer().render(report);
 * }</pre>
 */
@NullMarked
package dev.parallax.render.markup;

import org.jspecify.annotations.NullMarked;
