package dev.parallax.own;

import java.io.Serializable;

/** What a campaign and a JVM of own work say to each other. */
sealed interface Message extends Serializable {
  /**
   * To the JVM of own work.
   *
   * @param question it
   * @param limitMillis how long the answer may take
   */
  record Asked(Question<?> question, long limitMillis) implements Message {}

  /** The answer. */
  record Answered(Serializable value) implements Message {}

  /** It can't be done as it was asked for; the message is for the user. */
  record Refused(String message) implements Message {}

  /** The user's code threw what it should not have, in one line. */
  record Threw(String what) implements Message {}

  /**
   * There is no answer within the limit.
   *
   * @param place where the user's code is, such as {@code " at Mine.run(Mine.java:4)"}; empty if
   *     that can't be seen
   */
  record Late(String place) implements Message {}

  /** The user's code ends this JVM by an exit, at this line. */
  record Exits(String place) implements Message {}
}
