/**
 * The plan: from what the user asked for to cells, rounds and an estimate of the time.
 *
 * <p>May import: {@code campaign.cell}, {@code campaign.jmh}, {@code campaign.journal}, {@code
 * campaign.race}, {@code concurrency}, {@code file}, {@code machine}, {@code measure}, {@code own},
 * {@code suite}, {@code workload}.
 *
 * <pre>{@code
 * Plan plan = new RunPlanner(request, cores).plan(jvm);
 * }</pre>
 */
@NullMarked
package dev.parallax.campaign.plan;

import org.jspecify.annotations.NullMarked;
