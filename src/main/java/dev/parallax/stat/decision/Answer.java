package dev.parallax.stat.decision;

/** An answer to a question that data may leave open. */
public enum Answer {
  YES("yes"),
  NO("no"),
  UNCLEAR("unclear");

  private final String word;

  Answer(String word) {
    this.word = word;
  }

  /** The word that outputs use. */
  public String word() {
    return word;
  }
}
