/**
 * The first batches of a user's own work, run before anything is measured.
 *
 * <p>May import: {@code campaign.cell}, {@code campaign.plan}, {@code concurrency}, {@code own},
 * {@code workload}, {@code workload.builtin.command}.
 *
 * <pre>{@code
 * BatchTimes times = new Rehearsal(plan, jvm).run(stop);
 * }</pre>
 */
@NullMarked
package dev.parallax.campaign.rehearsal;

import org.jspecify.annotations.NullMarked;
