/**
 * The loop: rounds of forks in random order, or under {@code --plain} all forks of one cell after
 * the other, until the verdicts are decided, the rounds are run, the budget is spent, a failure is
 * to end it or somebody stops it.
 *
 * <p>May import: {@code campaign.cell}, {@code campaign.directory}, {@code campaign.jmh}, {@code
 * campaign.journal}, {@code campaign.plan}, {@code campaign.race}, {@code concurrency}, {@code
 * file}, {@code json}, {@code jvm}, {@code machine}, {@code measure}, {@code stat}, {@code suite},
 * {@code workload}.
 *
 * <pre>{@code
 * Event.How how = campaign.run();
 * }</pre>
 */
@NullMarked
package dev.parallax.campaign.rounds;

import org.jspecify.annotations.NullMarked;
