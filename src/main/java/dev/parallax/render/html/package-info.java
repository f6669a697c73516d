/**
 * One self-contained page of HTML: written as it is made, opened from disk, without a network.
 *
 * <p>Knows nothing of benchmarks. Text comes in as text and is escaped here; markup is only what
 * stands in this package as a constant, which the compiler checks ({@link
 * dev.parallax.render.html.Markup}).
 *
 * <p>May import: {@code render.plot}.
 */
@NullMarked
package dev.parallax.render.html;

import org.jspecify.annotations.NullMarked;
