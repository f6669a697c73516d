package dev.parallax.campaign.cell;

import java.io.Serial;

/** A workload of the user's own that fails before anything is measured; the message is for them. */
public final class WorkFailed extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  public WorkFailed(String what) {
    super(what);
  }

  /** What happened, in one line. */
  public String what() {
    return String.valueOf(getMessage());
  }
}
