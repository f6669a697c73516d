package dev.parallax.workload;

import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Values of the parameters that a workload is prepared with.
 *
 * <p>{@code tasks} and {@code size} are resolved to numbers; the settings are complete, each with
 * its default where none was given.
 *
 * @param tasks number of tasks in the batch
 * @param size size of one task, in the workload's own unit
 * @param settings the workload's own settings with their values
 * @param inChild whether the batch is prepared in a child JVM
 */
public record Parameters(int tasks, int size, Map<String, String> settings, boolean inChild)
    implements Serializable {
  public Parameters {
    settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
  }

  /**
   * Resolves what the user gave against the workload's defaults.
   *
   * @param size {@code default}, {@code article} or a number
   * @param tasks {@code default}, {@code article} or a number
   * @param settings values of the workload's own settings; those missing get their defaults
   * @throws IllegalArgumentException for a value that isn't allowed, with a message for the user
   */
  public static Parameters resolve(
      Workload workload, String size, String tasks, Map<String, String> settings) {
    Map<String, String> complete = new LinkedHashMap<>();
    for (Setting setting : workload.settings()) {
      String notGiven = size.equals("article") ? setting.articleValue() : setting.defaultValue();
      String value = settings.getOrDefault(setting.name(), notGiven);
      Optional<String> wrong = setting.check().apply(value);
      if (wrong.isPresent()) {
        throw new IllegalArgumentException(
            "%s=%s %s; valid for %s: %s"
                .formatted(setting.name(), value, wrong.get(), workload.name(), setting.allowed()));
      }
      complete.put(setting.name(), value);
    }
    Sizes byDefault = workload.defaultSizes(complete);
    Sizes byArticle = workload.articleSizes(complete);
    return new Parameters(
        number("tasks", tasks, byDefault.tasks(), byArticle.tasks()),
        number("size", size, byDefault.size(), byArticle.size()),
        complete,
        false);
  }

  /** The workload's default parameters. */
  public static Parameters defaultsOf(Workload workload) {
    return resolve(workload, "default", "default", Map.of());
  }

  /** Whether a child JVM is sent the input of each task: the setting {@code input=sent}. */
  public boolean isInputSent() {
    return "sent".equals(settings.get("input"));
  }

  /**
   * Value of a setting.
   *
   * @throws IllegalArgumentException if the workload declares no such setting
   */
  public String setting(String name) {
    String value = settings.get(name);
    if (value == null) {
      throw new IllegalArgumentException("no such setting: " + name);
    }
    return value;
  }

  /** Value of a setting that is a number. */
  public long number(String name) {
    return Long.parseLong(setting(name));
  }

  /** The same parameters with one setting replaced or added. */
  public Parameters with(String name, String value) {
    Map<String, String> changed = new LinkedHashMap<>(settings);
    changed.put(name, value);
    return new Parameters(tasks, size, changed, inChild);
  }

  /** The same parameters with another number of tasks. */
  public Parameters withTasks(int count) {
    return new Parameters(count, size, settings, inChild);
  }

  /** The same parameters as a child JVM is given them. */
  public Parameters forChild() {
    return new Parameters(tasks, size, settings, true);
  }

  /** As {@link #forChild()}, from what came over the wire. */
  public static Parameters received(int tasks, int size, Map<String, String> settings) {
    return new Parameters(tasks, size, settings, true);
  }

  private static int number(String name, String given, int byDefault, int byArticle) {
    return switch (given) {
      case "default" -> byDefault;
      case "article" -> byArticle;
      default -> positive(name, given);
    };
  }

  private static int positive(String name, String given) {
    try {
      int number = Integer.parseInt(given);
      if (number >= 1) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Said below, together with zero and negative numbers.
    }
    throw new IllegalArgumentException(
        "%s=%s is not valid; valid: default, article, or a whole number of at least 1"
            .formatted(name, given));
  }

  @Override
  public String toString() {
    return "tasks=%s size=%s %s".formatted(tasks, size, settings);
  }
}
