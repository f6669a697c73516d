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

  static Check pass(String what, String measured) {
    return new Check(what, measured, Optional.empty());
  }

  static Check warn(String what, String measured, String why, String remedy) {
    return new Check(what, measured, Optional.of(new Concern(why, remedy, false)));
  }

  /** A warning whose remedy is a command line; it is only ever shown. */
  static Check command(String what, String measured, String why, String commandLine) {
    return new Check(what, measured, Optional.of(new Concern(why, commandLine, true)));
  }

  /** Whether all is well. */
  public boolean passes() {
    return concern.isEmpty();
  }
}
