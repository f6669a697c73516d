package dev.parallax.workload;

import java.util.Locale;

/** Names of classes as words. */
final class ClassNames {
  private ClassNames() {}

  /**
   * The simple name in lower case with hyphens between its words: {@code MyHTTPCall} is
   * my-http-call.
   */
  static String hyphenated(Class<?> type) {
    String name = type.getName().replaceFirst(".*[.$]", "");
    return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|_+", "-")
        .toLowerCase(Locale.ROOT);
  }
}
