/**
 * The {@code process} model: child JVMs, the channel to them and the frames on it.
 *
 * <p>May import: {@code jvm}, {@code workload} and {@code concurrency}'s vocabulary.
 *
 * <pre>{@code
 * try (WorkerPool pool = ProcessPool.open(2, work)) {
 *   TaskRuns runs = pool.run();
 * }
 * }</pre>
 */
@NullMarked
package dev.parallax.concurrency.child;

import org.jspecify.annotations.NullMarked;
