package dev.parallax.group;

import java.util.List;
import java.util.stream.Collectors;

/** What values keys have, for messages. */
final class Values {
  private static final int MOST = 8;

  private Values() {}

  /** The values of every key that a filter asks for. */
  static String listed(Filter filter, List<Observation> observations) {
    return filter.keys().stream()
        .map(key -> key + " is " + listed(key, observations))
        .collect(Collectors.joining("; "));
  }

  private static String listed(String key, List<Observation> observations) {
    List<String> values =
        observations.stream()
            .map(observation -> observation.value(key))
            .distinct()
            .sorted(NaturalOrder.INSTANCE)
            .map(value -> value.isEmpty() ? "\"\"" : value)
            .toList();
    return values.size() <= MOST
        ? String.join(" or ", values)
        : String.join(", ", values.subList(0, MOST))
            + " or one of "
            + (values.size() - MOST)
            + " more";
  }
}
