/**
 * JMH: its options, the forks of one cell, and its results as the journal and {@code results.json}
 * have them.
 *
 * <p>May import: {@code campaign.cell}, {@code campaign.journal}, {@code concurrency}, {@code
 * file}, {@code jvm}, {@code measure}, JMH.
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
