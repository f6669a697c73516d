/**
 * What all models share: a pool takes a batch and returns its task runs; and the pools of threads.
 *
 * <p>May import: {@code jvm}, {@code workload}.
 *
 * <pre>{@code
 * try (WorkerPool pool = ThreadPool.virtual(4, work.batch())) {
 *   TaskRuns runs = pool.run();
 * }
 * }</pre>
 */
@NullMarked
package dev.parallax.concurrency.pool;

import org.jspecify.annotations.NullMarked;
