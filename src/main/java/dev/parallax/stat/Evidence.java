package dev.parallax.stat;

/** How much a family's verdicts weigh, by its rounds. */
public enum Evidence {
  /** One or two rounds: nothing is decided. */
  NONE("none"),
  /** Three or four rounds, or more with a reservation. */
  SUGGESTIVE("suggestive"),
  /** Five and more interleaved rounds. */
  FULL("full");

  private static final int SUGGESTIVE_ROUNDS = 3;
  public static final int FULL_ROUNDS = 5;

  private final String word;

  Evidence(String word) {
    this.word = word;
  }

  /** The word that outputs use. */
  public String word() {
    return word;
  }

  /** The evidence that so many rounds give, before any reservation. */
  public static Evidence ofRounds(int rounds) {
    if (rounds < SUGGESTIVE_ROUNDS) {
      return NONE;
    }
    return rounds < FULL_ROUNDS ? SUGGESTIVE : FULL;
  }

  /** The weaker of the two. */
  public Evidence atMost(Evidence cap) {
    return compareTo(cap) <= 0 ? this : cap;
  }
}
