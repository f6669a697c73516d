package dev.parallax.campaign.race;

/**
 * How many rounds a family runs.
 *
 * @param fewest at least, whatever the verdicts
 * @param most at most; part of the limit that a cell must pass to leave, so it is fixed before the
 *     first round
 */
public record RoundLimits(int fewest, int most) {
  private static final int FEWEST = 5;
  private static final int MOST = 7;

  public RoundLimits {
    if (fewest < 1 || most < fewest) {
      throw new IllegalArgumentException("from " + fewest + " to " + most + " rounds is no range");
    }
  }

  /** 5 rounds for full evidence, and two more where it is close. */
  public static RoundLimits standard() {
    return new RoundLimits(FEWEST, MOST);
  }

  /** N rounds, no more and no fewer. */
  public static RoundLimits fixed(int rounds) {
    return new RoundLimits(rounds, rounds);
  }

  /** At most N, and fewer where the verdicts allow it, but not fewer than full evidence needs. */
  public static RoundLimits atMost(int rounds) {
    return new RoundLimits(Math.min(FEWEST, rounds), rounds);
  }

  /** Whether verdicts decide how many rounds there are. */
  public boolean raced() {
    return fewest < most;
  }
}
