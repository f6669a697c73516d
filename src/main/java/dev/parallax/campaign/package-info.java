/**
 * Which cells are measured, in which order, and what becomes of their results: plan, rounds,
 * progress and the files of a run.
 *
 * <p>May import: {@code measure}, {@code stat}, {@code concurrency}, {@code workload}, {@code jvm},
 * {@code file}, JMH.
 *
 * <pre>{@code
 * Run run = Run.plan(request);
 * try (Closeable lock = JmhLock.take()) {
 *   run.rehearse(stop);
 *   Run.Outcome outcome = run.execute(System.out, progress, stop);
 * }
 * }</pre>
 */
@NullMarked
package dev.parallax.campaign;

import org.jspecify.annotations.NullMarked;
