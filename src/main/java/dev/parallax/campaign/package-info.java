/**
 * Which cells are measured, in which order, and what becomes of their results: plan, rounds,
 * progress and the files of a run.
 *
 * <p>May import: {@code measure}, {@code stat}, {@code concurrency}, {@code workload}, {@code jvm},
 * JMH.
 *
 * <pre>{@code
 * Plan plan = Plan.of(request);
 * Outcome outcome = new Campaign(plan, progress).run();
 * }</pre>
 */
@NullMarked
package dev.parallax.campaign;

import org.jspecify.annotations.NullMarked;
