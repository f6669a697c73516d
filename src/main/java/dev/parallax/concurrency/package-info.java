/**
 * Who does the work: a {@link dev.parallax.concurrency.ConcurrencyModel} opens a {@link
 * dev.parallax.concurrency.pool.WorkerPool}, which takes a batch and returns its task runs.
 *
 * <p>May import: {@code concurrency.child}, {@code concurrency.pool}, {@code jvm}, {@code suite},
 * {@code workload}. The package {@code child} below it holds the process model.
 *
 * <pre>{@code
 * try (WorkerPool pool = ConcurrencyModel.VIRTUAL.open(4, work)) {
 *   TaskRuns runs = pool.run();
 * }
 * }</pre>
 */
@NullMarked
package dev.parallax.concurrency;

import org.jspecify.annotations.NullMarked;
