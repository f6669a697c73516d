package dev.parallax.workload;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One of a workload's own parameters, given by {@code -p name=value}.
 *
 * @param name lower case
 * @param defaultValue its value when none is given
 * @param articleValue its value when none is given and {@code size=article}
 * @param description what it means, with its unit
 * @param allowed the values it may have, in words or as a list
 * @param check says what is wrong with a value, or nothing
 */
public record Setting(
    String name,
    String defaultValue,
    String articleValue,
    String description,
    String allowed,
    Function<String, Optional<String>> check) {

  /** A setting with a fixed list of values, the first of which is the default. */
  public static Setting oneOf(String name, String description, String... values) {
    List<String> valid = List.of(values);
    return new Setting(
        name,
        valid.getFirst(),
        valid.getFirst(),
        description,
        String.join(", ", valid),
        value ->
            valid.contains(value) ? Optional.empty() : Optional.of("is not one of the values"));
  }

  /**
   * The setting that says how a child JVM comes by the input of its tasks; for a workload whose
   * batch is a {@link SendableBatch}.
   */
  public static Setting input() {
    return oneOf(
        "input",
        "whether a child JVM makes the input of its tasks or is sent it with each",
        "made",
        "sent");
  }

  /** A setting that is a whole number from {@code min} to {@code max}. */
  public static Setting number(
      String name, long defaultValue, long articleValue, long min, long max, String description) {
    return new Setting(
        name,
        Long.toString(defaultValue),
        Long.toString(articleValue),
        description,
        "a whole number from %s to %s".formatted(min, max),
        value -> checkNumber(value, min, max));
  }

  private static Optional<String> checkNumber(String value, long min, long max) {
    try {
      long number = Long.parseLong(value);
      return number >= min && number <= max ? Optional.empty() : Optional.of("is out of range");
    } catch (NumberFormatException e) {
      return Optional.of("is not a whole number");
    }
  }
}
