/**
 * A report as one self-contained page of HTML: written as it is made, opened from disk, without a
 * network. Text comes in as text and is escaped here; markup is only what stands in this package as
 * a constant, which the compiler checks ({@link dev.parallax.render.html.Markup}).
 *
 * <p>May import: {@code advice}, {@code file}, {@code render.parts}, {@code render.plot}, {@code
 * stat}, {@code suite}, {@code table}, {@code unit}.
 */
@NullMarked
package dev.parallax.render.html;

import org.jspecify.annotations.NullMarked;
