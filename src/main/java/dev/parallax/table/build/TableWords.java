package dev.parallax.table.build;

import dev.parallax.group.Axes;
import dev.parallax.group.Dimension;
import dev.parallax.table.RowNames;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is said above a table of scores: what its results have in common.
 *
 * @param axes of the table
 */
record TableWords(Axes axes) {
  /** What all names begin with. */
  String prefix() {
    return RowNames.prefix(benchmarks());
  }

  /** The whole name where there is but one benchmark, else the given prefix. */
  String wholePrefix(String prefix) {
    List<String> names = benchmarks();
    return names.size() == 1 ? names.getFirst() : prefix;
  }

  private List<String> benchmarks() {
    return axes.observations().stream()
        .map(observation -> observation.value(Dimension.BENCHMARK))
        .distinct()
        .toList();
  }

  /** The one value of a dimension, or nothing. */
  String common(String dimension) {
    String first = axes.observations().getFirst().value(dimension);
    return axes.observations().stream().allMatch(o -> o.value(dimension).equals(first))
        ? first
        : "";
  }

  /** The keys of the table that its heading does not say anyway. */
  Map<String, String> place() {
    Map<String, String> place = new LinkedHashMap<>();
    for (String key : axes.table().keys()) {
      boolean inHeading =
          Set.of(
                  Dimension.MODE,
                  Dimension.UNIT,
                  Dimension.BENCHMARK,
                  Dimension.PACKAGE,
                  Dimension.CLASS,
                  Dimension.METHOD)
              .contains(key);
      if (!inHeading) {
        place.put(key, common(key));
      }
    }
    return place;
  }

  /** Dimensions to be stated once, because all results agree in them. */
  Map<String, String> constants() {
    Set<String> ordered = new LinkedHashSet<>();
    axes.observations().forEach(o -> ordered.addAll(o.names()));
    Map<String, String> constants = new LinkedHashMap<>();
    for (String dimension : ordered) {
      String value = common(dimension);
      boolean onAxis =
          axes.col().keys().contains(dimension)
              || axes.table().keys().contains(dimension)
              || (axes.rowsChosen() && axes.row().keys().contains(dimension));
      boolean usual = dimension.equals(Dimension.METRIC) && value.equals(Dimension.SCORE);
      if (!value.isEmpty() && !onAxis && !usual && isWorthStating(dimension)) {
        constants.put(dimension, value);
      }
    }
    return constants;
  }

  /** The different machines, in the order of the files; one that isn't known is empty. */
  List<String> machines() {
    return axes.observations().stream()
        .map(observation -> observation.value(Dimension.MACHINE))
        .distinct()
        .toList();
  }

  /** Whether a table states a dimension once when all its cells agree. */
  private static boolean isWorthStating(String dimension) {
    return switch (dimension) {
      case Dimension.PACKAGE,
          Dimension.CLASS,
          Dimension.METHOD,
          Dimension.MODE,
          Dimension.UNIT,
          Dimension.LABEL,
          Dimension.JDK,
          Dimension.VM,
          Dimension.MACHINE,
          Dimension.JVM_ARGS ->
          false;
      default -> true;
    };
  }
}
