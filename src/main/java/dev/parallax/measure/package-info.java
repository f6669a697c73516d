/**
 * What is measured inside a fork besides time, and what a fork and the campaign hand to each other.
 *
 * <p>May import: {@code concurrency}, {@code file}, {@code json}, {@code jvm}, {@code
 * measure.tree}, {@code measure.turn}, {@code suite}, {@code workload}, JMH.
 *
 * <pre>{@code
 * HandOver handOver = HandOver.read(System.getProperties());
 * }</pre>
 */
@NullMarked
package dev.parallax.measure;

import org.jspecify.annotations.NullMarked;
