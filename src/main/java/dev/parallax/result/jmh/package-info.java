/**
 * One row of JMH's JSON, read as a stream and checked.
 *
 * <p>May import: {@code json}, {@code unit}, Jackson.
 *
 * <pre>{@code
 * Metric primary = measurement.primary();
 * List<Double> means = primary.forkMeans();
 * }</pre>
 */
@NullMarked
package dev.parallax.result.jmh;

import org.jspecify.annotations.NullMarked;
