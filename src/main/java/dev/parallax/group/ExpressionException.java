package dev.parallax.group;

import java.io.Serial;

/** A filter, a list of keys or a name that can't be understood; its message is one clear line. */
public final class ExpressionException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  private ExpressionException(String message) {
    super(message);
  }

  /** A mistake in what an option was given, without a place. */
  public static ExpressionException of(String option, String reason) {
    return new ExpressionException(option + ": " + reason);
  }

  /**
   * A mistake at a place.
   *
   * @param text what the option was given
   * @param column where it goes wrong, from 1
   */
  static ExpressionException at(String option, String text, int column, String reason) {
    return new ExpressionException(
        option + ": column " + column + " of \"" + text + "\": " + reason);
  }
}
