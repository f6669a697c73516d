/**
 * Tables as CSV, one line for each cell.
 *
 * <p>May import: {@code advice}, {@code render.parts}, {@code stat}, {@code suite}, {@code table},
 * {@code unit}.
 *
 * <pre>{@code
 * String csv = new CsvRenderer().render(report);
 * }</pre>
 */
@NullMarked
package dev.parallax.render.csv;

import org.jspecify.annotations.NullMarked;
