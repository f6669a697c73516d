/**
 * The first batches of a user's own work, run before anything is measured, and the check of
 * checksums.
 *
 * <p>May import: {@code campaign.cell}, {@code campaign.plan}, {@code concurrency}, {@code
 * measure}, {@code workload}.
 *
 * <pre>{@code
 * BatchTimes times = new Rehearsal(plan).run(stop);
 * }</pre>
 */
@NullMarked
package dev.parallax.campaign.rehearsal;

import org.jspecify.annotations.NullMarked;
