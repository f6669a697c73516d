/**
 * The loop: rounds of forks in random order, until the verdicts are decided, the budget is spent or
 * the rounds are run.
 *
 * <p>May import: {@code campaign.cell}, {@code campaign.directory}, {@code campaign.jmh}, {@code
 * campaign.journal}, {@code campaign.plan}, {@code campaign.race}, {@code concurrency}, {@code
 * json}, {@code machine}, {@code measure}, {@code stat}, {@code suite}, {@code workload}.
 *
 * <pre>{@code
 * Campaign.How how = campaign.run();
 * }</pre>
 */
@NullMarked
package dev.parallax.campaign.rounds;

import org.jspecify.annotations.NullMarked;
