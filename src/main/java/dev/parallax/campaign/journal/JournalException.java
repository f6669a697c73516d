package dev.parallax.campaign.journal;

import java.io.Serial;

/** A journal that can't be read, or is in use; the message is one line that says where and why. */
public final class JournalException extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  private final String what;

  JournalException(String what) {
    super(what);
    this.what = what;
  }

  /** What is wrong and where, in one line. */
  public String what() {
    return what;
  }
}
