/**
 * The charts of a report: speed-up, time, memory, rounds and costs of the models.
 *
 * <p>May import: {@code render.plot}, {@code render.parts}, {@code table}, {@code advice}.
 *
 * <pre>{@code
 * List<Picture> pictures = Charts.of(report);
 * }</pre>
 */
@NullMarked
package dev.parallax.render.chart;

import org.jspecify.annotations.NullMarked;
