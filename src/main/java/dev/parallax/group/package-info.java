/**
 * Dimensions of a measurement, filters, projections and keys; natural order of their values.
 *
 * <p>May import: {@code result}.
 *
 * <pre>{@code
 * Projection rows = Projection.of("workers");
 * Key key = rows.keyOf(measurement);
 * }</pre>
 */
@NullMarked
package dev.parallax.group;

import org.jspecify.annotations.NullMarked;
