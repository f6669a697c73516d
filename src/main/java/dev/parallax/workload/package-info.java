/**
 * What a worker does: a {@link dev.parallax.workload.Workload} prepares its input and makes tasks.
 *
 * <p>May import: {@code suite}. Knows nothing of threads, pools or JMH.
 *
 * <pre>{@code
 * Workload cpu = Workloads.available().named("cpu");
 * try (Batch batch = cpu.prepare(Parameters.defaultsOf(cpu))) {
 *   long checksum = batch.task(0).run();
 * }
 * }</pre>
 */
@NullMarked
package dev.parallax.workload;

import org.jspecify.annotations.NullMarked;
