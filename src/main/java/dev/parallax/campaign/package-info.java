/**
 * Which cells are measured, in which order, and what becomes of their results: plan, rounds,
 * progress and the files of a run.
 *
 * <p>May import: {@code campaign.cell}, {@code campaign.directory}, {@code campaign.jmh}, {@code
 * campaign.journal}, {@code campaign.plan}, {@code campaign.race}, {@code campaign.rehearsal},
 * {@code campaign.rounds}, {@code concurrency}, {@code jvm}, {@code machine}, {@code measure},
 * {@code suite}.
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
