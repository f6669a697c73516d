/**
 * JMH: its options, the forks of one cell, and its results as the journal and {@code results.json}
 * have them. No other package of {@code campaign} sees JMH's types.
 *
 * <p>May import: {@code campaign.cell}, {@code concurrency}, {@code file}, {@code json}, {@code
 * jvm}, {@code measure}, {@code own}, {@code suite}, {@code workload}, JMH.
 *
 * <pre>{@code
 * JmhOptions options = JmhOptions.parse(List.of("-wi", "5"));
 * try (Closeable lock = JmhLock.take()) {
 *   // fork
 * }
 * }</pre>
 */
@NullMarked
package dev.parallax.campaign.jmh;

import org.jspecify.annotations.NullMarked;
