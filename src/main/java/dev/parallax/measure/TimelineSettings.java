package dev.parallax.measure;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The settings of {@code -prof timeline:...}, as {@code name=value} with semicolons between them.
 *
 * @param iterations which measured iterations are recorded
 * @param operations how many operations of each are kept, the last ones
 * @param keepsAll whether every fork of a cell leaves a file; otherwise the last one's is kept
 * @param folder where files go, if not into the run directory
 */
public record TimelineSettings(
    Iterations iterations, int operations, boolean keepsAll, Optional<String> folder) {
  private static final int MOST_OPERATIONS = 1000;
  private static final String ALLOWED =
      "allowed are iterations=last|all|none|N+N.., operations=1.."
          + MOST_OPERATIONS
          + ", keep=last|all, dir=PATH, with ';' between them";

  /** Which measured iterations are recorded. */
  sealed interface Iterations {
    /** The last. */
    record Last() implements Iterations {}

    /** Each. */
    record All() implements Iterations {}

    /** Those with these numbers, from 1; none if there are no numbers. */
    record Some(Set<Integer> numbers) implements Iterations {}

    /** Whether a measured iteration, from 1 to {@code count}, is among them. */
    default boolean includes(int iteration, int count) {
      return switch (this) {
        case Last() -> iteration == count;
        case All() -> true;
        case Some(Set<Integer> numbers) -> numbers.contains(iteration);
      };
    }
  }

  /** Whether any iteration is recorded at all. */
  boolean records() {
    return !iterations.equals(new Iterations.Some(Set.of()));
  }

  /**
   * Reads settings; those that are left out have their defaults.
   *
   * @throws IllegalArgumentException with one line that names the setting and what is allowed
   */
  public static TimelineSettings parse(String text) {
    Iterations iterations = new Iterations.Last();
    int operations = 1;
    boolean keepsAll = false;
    Optional<String> folder = Optional.empty();
    for (String setting : text.split(";", -1)) {
      int equals = setting.indexOf('=');
      String value = setting.substring(equals + 1);
      switch (setting.substring(0, Math.max(0, equals))) {
        case "iterations" -> iterations = iterations(value);
        case "operations" -> operations = number(value, MOST_OPERATIONS);
        case "keep" -> keepsAll = keepsAll(value);
        case "dir" -> folder = Optional.of(value).filter(path -> !path.isBlank());
        default -> {
          if (!setting.isBlank()) {
            throw wrong(setting);
          }
        }
      }
    }
    return new TimelineSettings(iterations, operations, keepsAll, folder);
  }

  private static Iterations iterations(String value) {
    return switch (value) {
      case "last" -> new Iterations.Last();
      case "all" -> new Iterations.All();
      case "none" -> new Iterations.Some(Set.of());
      default ->
          new Iterations.Some(
              Arrays.stream(value.split("\\+", -1))
                  .map(number -> number(number, Integer.MAX_VALUE))
                  .collect(Collectors.toUnmodifiableSet()));
    };
  }

  private static boolean keepsAll(String value) {
    if (!value.equals("all") && !value.equals("last")) {
      throw wrong(value);
    }
    return value.equals("all");
  }

  private static int number(String value, int most) {
    // At most nine digits, so that it is an int.
    if (!value.matches("[1-9][0-9]{0,8}") || Integer.parseInt(value) > most) {
      throw wrong(value);
    }
    return Integer.parseInt(value);
  }

  private static IllegalArgumentException wrong(String what) {
    return new IllegalArgumentException("-prof timeline: '%s'; %s".formatted(what, ALLOWED));
  }
}
