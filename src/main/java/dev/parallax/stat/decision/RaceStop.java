package dev.parallax.stat.decision;

/** Why a family's race is over. */
public enum RaceStop {
  /** A cell is preferred, and no cheaper one is left that might still be. */
  PREFERRED("a cell is good enough and no cheaper one is left"),
  /** Whatever is left is within the margin of the best. */
  ALL_WITHIN_MARGIN("all that are left are within the margin"),
  /** The most rounds were run. */
  MOST_ROUNDS("the most rounds were run");

  private final String words;

  RaceStop(String words) {
    this.words = words;
  }

  /** The reason as part of a sentence. */
  public String words() {
    return words;
  }
}
