package dev.parallax.cli.console;

import java.io.Serial;

/** The user's mistake: its message is the one line that is shown, the exit code is 2. */
public final class BadUsage extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * @param message what is wrong, where, and what is allowed, in one line
   */
  public BadUsage(String message) {
    super(message);
  }
}
