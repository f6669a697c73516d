/**
 * Text, Markdown and CSV of tables and advice; everything from a file is escaped.
 *
 * <p>May import: {@code table}, {@code advice}, {@code stat}, {@code unit}.
 *
 * <pre>{@code
 * Renderer renderer = Format.MARKDOWN.renderer();
 * renderer.render(report, out);
 * }</pre>
 */
@NullMarked
package dev.parallax.render;

import org.jspecify.annotations.NullMarked;
