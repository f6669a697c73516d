/**
 * A report as one page of HTML: the answers, tables, findings and pictures of a run.
 *
 * <p>May import: {@code advice}, {@code render.html}, {@code render.parts}, {@code render.plot},
 * {@code stat}, {@code suite}, {@code table}, {@code unit}.
 *
 * <pre>{@code
 * new HtmlRenderer(surroundings).render(report, out);
 * }</pre>
 */
@NullMarked
package dev.parallax.render.page;

import org.jspecify.annotations.NullMarked;
