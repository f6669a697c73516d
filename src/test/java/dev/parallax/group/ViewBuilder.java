package dev.parallax.group;

import java.util.List;
import java.util.Optional;

/** Views as a command line gives them. */
public final class ViewBuilder {
  private ViewBuilder() {}

  /** A filter alone. */
  static View filter(String filter) {
    return of("--filter", filter);
  }

  /** Options and their values in turn. */
  public static View of(String... options) {
    return new View(
        option("--table", options),
        option("--row", options),
        option("--col", options),
        option("--filter", options),
        option("--ignore", options),
        option("--baseline", options),
        option("--metric", options).map(names -> List.of(names.split(","))).orElse(List.of()));
  }

  private static Optional<String> option(String name, String... options) {
    for (int i = 0; i + 1 < options.length; i += 2) {
      if (options[i].equals(name)) {
        return Optional.of(options[i + 1]);
      }
    }
    return Optional.empty();
  }
}
