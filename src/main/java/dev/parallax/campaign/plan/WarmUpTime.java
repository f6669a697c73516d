package dev.parallax.campaign.plan;

import java.time.Duration;

/** How long a fork may warm up at most, by what a plan has time for. */
public final class WarmUpTime {
  /** Libraries that are compiled for longer are said to be, and get more with a budget. */
  private static final Duration MOST = Duration.ofSeconds(2);

  private static final Duration BRIEF_MOST = Duration.ofSeconds(1);
  private static final Duration MOST_OF_A_BUDGET = Duration.ofSeconds(20);

  /** Share of a budget that may go into warm-up, if it is to be enough for an answer. */
  private static final double SHARE_OF_BUDGET = 0.4;

  private static final int ROUNDS_OF_AN_ANSWER = 3;

  private WarmUpTime() {}

  /** The longest warm-up that a plan has time for. */
  static Duration longest(Plan plan) {
    if (plan.budget().isEmpty()) {
      return plan.options().brief() ? BRIEF_MOST : MOST;
    }
    long forks = Math.max(1, (long) ROUNDS_OF_AN_ANSWER * plan.forksPerRound());
    Duration share =
        Duration.ofMillis((long) (SHARE_OF_BUDGET * plan.budget().get().toMillis() / forks));
    Duration atLeast = share.compareTo(BRIEF_MOST) < 0 ? BRIEF_MOST : share;
    return atLeast.compareTo(MOST_OF_A_BUDGET) < 0 ? atLeast : MOST_OF_A_BUDGET;
  }

  /** The least budget with which each fork of a plan may warm up for so long. */
  public static Duration budgetFor(Plan plan, Duration warmUp) {
    double forks = (double) ROUNDS_OF_AN_ANSWER * plan.forksPerRound();
    return Duration.ofSeconds((long) Math.ceil(warmUp.toMillis() * 1e-3 * forks / SHARE_OF_BUDGET));
  }
}
