/**
 * Text, Markdown, CSV, LaTeX, JSON and HTML of tables and advice; everything from a file is
 * escaped.
 *
 * <p>May import: {@code advice}, {@code render.html}, {@code render.json}, {@code render.parts},
 * {@code stat}, {@code suite}, {@code table}, {@code unit}.
 *
 * <pre>{@code
 * Renderer renderer = Format.MARKDOWN.renderer(80);
 * String text = renderer.render(Report.of(tables));
 * String changes = renderer.render(Report.of(comparison));
 * }</pre>
 */
@NullMarked
package dev.parallax.render;

import org.jspecify.annotations.NullMarked;
