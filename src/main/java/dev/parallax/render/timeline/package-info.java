/**
 * Task runs for people and for other programs: bars in a terminal, a picture, a trace, rows.
 *
 * <p>May import: {@code json}, {@code render.parts}, {@code render.plot}, {@code table}, {@code
 * unit}.
 *
 * <pre>{@code
 * TimelineText.write(figures, 100, out);
 * }</pre>
 */
@NullMarked
package dev.parallax.render.timeline;

import org.jspecify.annotations.NullMarked;
