package dev.parallax.stat.decision;

/** What a family's data recommend. */
public enum Recommendation {
  /** One cell: the cheapest whose bound is within the margin. */
  PREFER("prefer"),
  /** Several cells can't be told apart well enough. */
  NO_CLEAR_WINNER("no-clear-winner"),
  /** Too few rounds, or nothing to compare. */
  INSUFFICIENT_DATA("insufficient-data");

  private final String word;

  Recommendation(String word) {
    this.word = word;
  }

  /** The word that outputs use. */
  public String word() {
    return word;
  }
}
