/**
 * The loop: rounds of forks in random order, until the verdicts are decided, the budget is spent or
 * the rounds are run.
 *
 * <p>May import: the other packages of {@code campaign}, {@code machine}.
 *
 * <pre>{@code
 * Campaign.How how = campaign.run();
 * }</pre>
 */
@NullMarked
package dev.parallax.campaign.rounds;

import org.jspecify.annotations.NullMarked;
