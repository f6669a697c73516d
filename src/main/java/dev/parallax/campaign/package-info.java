/**
 * Which cells are measured, in which order, and what becomes of their results: plan, rounds,
 * progress and the files of a run.
 *
 * <p>May import: {@code campaign.cell}, {@code campaign.directory}, {@code campaign.jmh}, {@code
 * campaign.journal}, {@code campaign.plan}, {@code campaign.race}, {@code campaign.rehearsal},
 * {@code campaign.rounds}, {@code concurrency}, {@code jvm}, {@code machine}, {@code measure},
 * {@code own}, {@code suite}.
 *
 * <pre>{@code
 * try (OwnJvm jvm = request.ownWork().open();
 *     Closeable lock = JmhLock.take()) {
 *   Run run = Run.plan(request, jvm);
 *   BatchTimes times = run.rehearse(jvm, stop);
 *   jvm.close();
 *   Run.Outcome outcome = run.execute(times, System.out, progress, stop);
 * }
 * }</pre>
 */
@NullMarked
package dev.parallax.campaign;

import org.jspecify.annotations.NullMarked;
