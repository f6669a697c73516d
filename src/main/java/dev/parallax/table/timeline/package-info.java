/**
 * What is drawn of task runs: one figure for each workload and lifecycle, a panel for each cell.
 *
 * <p>May import: {@code group}, {@code result}, {@code suite}.
 *
 * <pre>{@code
 * List<TaskFigure> figures = TaskFigures.of(Timelines.read(run).timelines());
 * }</pre>
 */
@NullMarked
package dev.parallax.table.timeline;

import org.jspecify.annotations.NullMarked;
