/**
 * Text, Markdown, CSV, LaTeX, JSON and HTML of tables and advice; everything from a file is
 * escaped.
 *
 * <p>May import: {@code advice}, {@code render.csv}, {@code render.html}, {@code render.json},
 * {@code render.markup}, {@code render.parts}, {@code render.text}.
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
