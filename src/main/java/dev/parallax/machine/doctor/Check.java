package dev.parallax.machine.doctor;

import java.util.Optional;

/**
 * What the doctor says about one thing.
 *
 * @param what it is about, in a word or two
 * @param measured the value
 * @param concern what is wrong with it; absent if nothing is
 */
public record Check(String what, String measured, Optional<Concern> concern) {
  /**
   * What is wrong.
   *
   * @param why it matters, in a sentence
   * @param remedy what to do, in a sentence or a command line
   * @param isCommand whether the remedy is a command line
   */
  public record Concern(String why, String remedy, boolean isCommand) {}

  /** A check of something that is well, unless a concern follows. */
  static Check of(String what, String measured) {
    return new Check(what, measured, Optional.empty());
  }

  /** The same, with a concern if something is wrong. */
  Check warnIf(boolean wrong, String why, String remedy) {
    return wrong ? new Check(what, measured, Optional.of(new Concern(why, remedy, false))) : this;
  }

  /** The same, with a concern whose remedy is a command line, which is shown and never run. */
  Check commandIf(boolean wrong, String why, String commandLine) {
    return wrong
        ? new Check(what, measured, Optional.of(new Concern(why, commandLine, true)))
        : this;
  }

  /** Whether all is well. */
  public boolean passes() {
    return concern.isEmpty();
  }
}
