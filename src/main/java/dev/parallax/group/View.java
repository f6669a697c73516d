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

  /** A message shows no more characters of a value, unless others begin in the same way. */
  private static final int LONGEST_VALUE = 60;

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
  public static String values(Filter filter, List<Observation> observations) {
    return filter.keys().stream()
        .map(key -> key + " is " + values(key, observations))
        .collect(Collectors.joining("; "));
  }

  /** The values that a key has, for a message: not too many, and none longer than needed. */
  public static String values(String key, List<Observation> observations) {
    List<String> values =
        observations.stream()
            .map(observation -> observation.value(key))
            .distinct()
            .sorted(ValueOrder.of(key, observations))
            .map(value -> value.isEmpty() ? "\"\"" : value)
            .toList();
    List<String> shown = distinctlyCut(values.subList(0, Math.min(MOST_VALUES, values.size())));
    return values.size() <= MOST_VALUES
        ? String.join(" or ", shown)
        : "%s or one of %s more".formatted(String.join(", ", shown), values.size() - MOST_VALUES);
  }

  /** Long values without their ends, as far as they stay different. */
  private static List<String> distinctlyCut(List<String> values) {
    for (int longest = LONGEST_VALUE; ; longest *= 2) {
      int most = longest;
      List<String> cut = values.stream().map(value -> cut(value, most)).toList();
      if (cut.stream().distinct().count() == values.size()) {
        return cut;
      }
    }
  }

  private static String cut(String value, int longest) {
    int length = value.codePointCount(0, value.length());
    return length <= longest
        ? value
        : value.substring(0, value.offsetByCodePoints(0, longest)) + "...";
  }
}
