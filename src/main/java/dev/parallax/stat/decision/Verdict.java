package dev.parallax.stat.decision;

/** What is known of two cells' times. Not significant is {@link #INCONCLUSIVE}, never a tie. */
public enum Verdict {
  FASTER("faster"),
  SLOWER("slower"),
  /** The difference is shown to be smaller than the margin. */
  EQUIVALENT("equivalent"),
  INCONCLUSIVE("inconclusive");

  private final String word;

  Verdict(String word) {
    this.word = word;
  }

  /** The word that outputs use. */
  public String word() {
    return word;
  }

  /** The verdict of b against a, given that of a against b. */
  public Verdict reversed() {
    return switch (this) {
      case FASTER -> SLOWER;
      case SLOWER -> FASTER;
      case EQUIVALENT, INCONCLUSIVE -> this;
    };
  }
}
