/**
 * What all formats share: grids of cells, labels, footnotes and escaping.
 *
 * <p>May import: {@code advice}, {@code stat}, {@code suite}, {@code table}, {@code unit}.
 *
 * <pre>{@code
 * String safe = Escape.plain(label);
 * }</pre>
 */
@NullMarked
package dev.parallax.render.parts;

import org.jspecify.annotations.NullMarked;
