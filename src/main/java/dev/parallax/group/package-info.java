/**
 * Filters, projections and what they are about: the dimensions of results, the natural order of
 * their values, the layout of tables, and what differs inside a cell though nobody named it.
 *
 * <p>May import: {@code result}.
 *
 * <pre>{@code
 * List<Observation> all = Observations.of(files, List.of("gc.alloc.rate.norm"), false, Map.of());
 * List<Observation> taken = view.select(all); // --filter
 * for (Axes axes : Layout.of(view, taken).tables(taken)) { // --table, --row, --col, --ignore
 *   axes.row().place(observation); // the values down
 * }
 * }</pre>
 */
@NullMarked
package dev.parallax.group;

import org.jspecify.annotations.NullMarked;
