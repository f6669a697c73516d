package dev.parallax.group;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a reader asks to see, as it was typed; what is empty is left to the layout.
 *
 * @param table keys that get a table each
 * @param row keys down
 * @param col keys across
 * @param filter which results to take
 * @param ignore keys that may differ inside a cell without a word
 * @param baseline which column, or row, ratios are against; {@link #NO_BASELINE} for none
 * @param metrics secondary metrics to show beside the score
 */
public record View(
    Optional<String> table,
    Optional<String> row,
    Optional<String> col,
    Optional<String> filter,
    Optional<String> ignore,
    Optional<String> baseline,
    List<String> metrics) {
  /** The baseline that switches comparisons off. */
  public static final String NO_BASELINE = "none";

  /** A message lists no more values of a key. */
  private static final int MOST_VALUES = 8;

  public View {
    metrics = List.copyOf(metrics);
  }

  /** Nothing is asked for. */
  public static View standard() {
    return new View(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of());
  }

  /** Whether anything but a filter is asked for, so that no table has its usual form. */
  public boolean isProjected() {
    return table.isPresent()
        || row.isPresent()
        || col.isPresent()
        || ignore.isPresent()
        || baseline.isPresent()
        || !metrics.isEmpty();
  }

  /**
   * The results that the filter takes.
   *
   * @throws ExpressionException if the filter can't be read, or takes nothing
   */
  public List<Observation> select(List<Observation> observations) {
    if (filter.isEmpty()) {
      return observations;
    }
    Filter parsed = Filter.parse("--filter", filter.get(), Keys.of(observations));
    List<Observation> taken = observations.stream().filter(parsed::test).toList();
    if (taken.isEmpty() && !observations.isEmpty()) {
      throw ExpressionException.of(
          "--filter",
          "no result matches \"" + filter.get() + "\"; " + values(parsed, observations));
    }
    return taken;
  }

  /** The values of every key that a filter asks for, for a message. */
  private static String values(Filter filter, List<Observation> observations) {
    return filter.keys().stream()
        .map(key -> key + " is " + values(key, observations))
        .collect(Collectors.joining("; "));
  }

  private static String values(String key, List<Observation> observations) {
    List<String> values =
        observations.stream()
            .map(observation -> observation.value(key))
            .distinct()
            .sorted(ValueOrder.of(key, observations))
            .map(value -> value.isEmpty() ? "\"\"" : value)
            .toList();
    return values.size() <= MOST_VALUES
        ? String.join(" or ", values)
        : "%s or one of %d more"
            .formatted(
                String.join(", ", values.subList(0, MOST_VALUES)), values.size() - MOST_VALUES);
  }
}
