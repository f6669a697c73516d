package dev.parallax.advice.rules;

/**
 * Something about the data that bears on what they can tell.
 *
 * @param severity how much it matters
 * @param code a stable name of the rule
 * @param message what it is and what to do, as a sentence without a full stop
 * @param where which table and cells
 * @param onCell whether the table shows it as a footnote already
 */
public record Finding(
    Severity severity, String code, String message, String where, boolean onCell) {
  /** How much a finding matters. */
  public enum Severity {
    ERROR("error"),
    WARNING("warning"),
    HINT("hint");

    private final String word;

    Severity(String word) {
      this.word = word;
    }

    /** The word that outputs use. */
    public String word() {
      return word;
    }
  }
}
