/**
 * Which rows are the same, which dimensions differ among them, and the natural order of values.
 * Filters and projections belong here too.
 *
 * <p>May import: {@code result}.
 *
 * <pre>{@code
 * List<Series> series = Pooling.pool(file.measurements());
 * Variation variation = Variation.of(params); // columns, and what is said once
 * values.sort(NaturalOrder.INSTANCE); // 2, 10, 100
 * }</pre>
 */
@NullMarked
package dev.parallax.group;

import org.jspecify.annotations.NullMarked;
