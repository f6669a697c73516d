package dev.parallax.suite;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What the compilers of a fork have seen when the work begins that it measures. */
public enum Profile {
  /** Nothing but this work. */
  CLEAN("clean"),
  /** Tasks of other works, by the same calls. */
  POLLUTED("polluted");

  private final String word;

  Profile(String word) {
    this.word = word;
  }

  /** The word in parameters and tables. */
  public String word() {
    return word;
  }

  /** The words of all. */
  public static List<String> words() {
    return Arrays.stream(values()).map(Profile::word).toList();
  }

  /** The one with this word, if there is one. */
  public static Optional<Profile> of(String word) {
    return Arrays.stream(values()).filter(profile -> profile.word.equals(word)).findFirst();
  }
}
