package dev.parallax.advice.rules;

import dev.parallax.table.Warning;
import java.util.Locale;

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
    ERROR,
    WARNING,
    HINT;

    /** The word that outputs use. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** A warning that a table shows beside some cells. */
  public static Finding onCells(Warning warning, String where) {
    Severity severity =
        switch (warning.kind()) {
          case CLIPPED, DROPPED, OTHER_NATURE, EXPLORATORY, UNEVEN_FORKS -> Severity.HINT;
          default -> Severity.WARNING;
        };
    return new Finding(severity, warning.kind().word(), warning.message(), where, true);
  }
}
