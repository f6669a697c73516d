/**
 * Text, Markdown, CSV, LaTeX, JSON and HTML of tables and advice; everything from a file is
 * escaped.
 *
 * <p>May import: {@code table}, {@code advice}, {@code stat}, {@code unit}.
 *
 * <pre>{@code
 * Renderer renderer = Format.MARKDOWN.renderer(80);
 * String text = renderer.render(Report.of(tables));
 * String changes = ComparisonFormat.MARKDOWN.render(ComparisonReport.of(comparison), 80);
 * }</pre>
 */
@NullMarked
package dev.parallax.render;

import org.jspecify.annotations.NullMarked;
