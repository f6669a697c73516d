/**
 * Pictures as SVG: small multiples, lines, points, intervals and bars, drawn by Lets-Plot. A
 * picture runs nothing, loads nothing, and can be beside others in one page.
 *
 * <p>May import: {@code render.parts}, {@code suite}, {@code unit}, Lets-Plot.
 *
 * <pre>{@code
 * Data data = Data.of("workers", "seconds", "model").row(1, 0.1, "virtual").row(2, 0.06, "virtual");
 * Plot plot =
 *     Plot.of(Axis.linear("workers"), Axis.linear("time (s), lower is better"))
 *         .with(Layer.of(Geom.LINE, data).by(Aesthetic.X, "workers").by(Aesthetic.Y, "seconds"));
 * Picture picture = plot.picture("time", "Time by workers", "Time falls from 0.1 s to 0.06 s.");
 * }</pre>
 */
@NullMarked
package dev.parallax.render.plot;

import org.jspecify.annotations.NullMarked;
