/**
 * The model {@code cluster}: members of Hazelcast, a JVM for each worker, on the loopback interface.
 * Only in a jar that was built with {@code -Pcluster}.
 *
 * <p>May import: {@code concurrency}, {@code jvm}, {@code workload}, Hazelcast.
 *
 * <pre>{@code
 * try (WorkerPool pool = new HazelcastEngine().open(2, work, PoolOptions.DEFAULT)) {
 *   TaskRuns runs = pool.run();
 * }
 * }</pre>
 */
@NullMarked
package dev.parallax.cluster;

import org.jspecify.annotations.NullMarked;
