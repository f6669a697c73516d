/**
 * The charts of a report: speed-up, time, memory, rounds and costs of the models.
 *
 * <p>May import: {@code advice}, {@code render.parts}, {@code render.plot}, {@code stat}, {@code
 * suite}, {@code table}, {@code unit}.
 *
 * <pre>{@code
 * List<Picture> pictures = Charts.of(report);
 * }</pre>
 */
@NullMarked
package dev.parallax.render.chart;

import org.jspecify.annotations.NullMarked;
