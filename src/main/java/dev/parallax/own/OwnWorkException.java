package dev.parallax.own;

import java.io.Serial;

/** The JVM of own work gave no answer; the message is for the user. */
public final class OwnWorkException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  OwnWorkException(String message) {
    super(message);
  }

  OwnWorkException(String message, Throwable cause) {
    super(message, cause);
  }

  /** What happened, in one line. */
  public String what() {
    return String.valueOf(getMessage());
  }

  /** The time was up before there was an answer. */
  public static final class Late extends Exception {
    @Serial private static final long serialVersionUID = 1L;

    private final String place;

    Late(String place) {
      super("no answer within the limit, now" + place);
      this.place = place;
    }

    /** Where the user's code was, such as {@code " at Mine.run(Mine.java:4)"}, or nothing. */
    public String place() {
      return place;
    }
  }
}
