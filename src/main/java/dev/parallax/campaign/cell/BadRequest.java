package dev.parallax.campaign.cell;

import java.io.Serial;

/** A run that can't be what the user asked for; the message is the one line they are shown. */
public final class BadRequest extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  public BadRequest(String what) {
    super(what);
  }

  /** What is wrong, where, and what is allowed, in one line. */
  public String what() {
    return String.valueOf(getMessage());
  }
}
