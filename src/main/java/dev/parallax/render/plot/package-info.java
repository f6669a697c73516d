/**
 * Pictures as SVG: small multiples of lines, points, intervals and bars. A picture runs nothing,
 * loads nothing, and can be next to others in one page. To draw a new one, list the marks of its
 * panels.
 *
 * <p>May import: {@code render.parts}, {@code suite}, {@code unit}.
 *
 * <pre>{@code
 * ValueAxis seconds = ValueAxis.of("time", Direction.LOWER_IS_BETTER, times, Unit.SECONDS);
 * List<Mark> marks = List.of(Mark.Mark.line(1, 0.1, 2, 0.06, look.pen()));
 * Panel panel = new Panel("cpu", "", 190, workers, seconds.over(times), marks);
 * Plot plot = new Plot("Time by workers", List.of(panel), 1, 250, Legend.none(), "");
 * Picture picture = plot.picture("time", "Time falls from 0.1 s to 0.06 s.");
 * }</pre>
 */
@NullMarked
package dev.parallax.render.plot;

import org.jspecify.annotations.NullMarked;
