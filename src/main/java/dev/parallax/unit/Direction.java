package dev.parallax.unit;

/** Which way a score gets better; stated beside every number that is compared. */
public enum Direction {
  LOWER_IS_BETTER("lower is better"),
  HIGHER_IS_BETTER("higher is better"),
  /** Nothing is known of the unit, so no number may be called better. */
  UNSTATED("direction not known");

  private final String words;

  Direction(String words) {
    this.words = words;
  }

  /** How a table says it. */
  public String words() {
    return words;
  }
}
