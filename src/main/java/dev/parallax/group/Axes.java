package dev.parallax.group;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What stands on the axes of one table.
 *
 * @param table keys that every table has one value of
 * @param row keys down
 * @param col keys across
 * @param ignored dimensions that may differ inside a cell
 * @param rowsChosen whether the row keys were asked for, rather than found
 * @param observations what the table shows
 */
public record Axes(
    Projection table,
    Projection row,
    Projection col,
    Set<String> ignored,
    boolean rowsChosen,
    List<Observation> observations) {
  public Axes {
    ignored = Collections.unmodifiableSet(new LinkedHashSet<>(ignored));
    observations = List.copyOf(observations);
  }

  /**
   * Dimensions that differ among some observations though no axis shows them and nobody said to
   * ignore them, with their values in order: what benchstat calls residue.
   */
  public Map<String, List<String>> residue(List<Observation> cell) {
    Map<String, List<String>> residue = new LinkedHashMap<>();
    if (cell.size() == 1) {
      return residue;
    }
    differing(cell)
        .forEach((dimension, values) -> {
          if (!isShown(dimension) && !ignored.contains(dimension)) {
            residue.put(dimension, values.stream().sorted(ValueOrder.of(dimension, cell)).toList());
          }
        });
    return residue;
  }

  /** Whether an axis decides the dimension. */
  private boolean isShown(String dimension) {
    return table.dimensions().contains(dimension)
        || row.dimensions().contains(dimension)
        || col.dimensions().contains(dimension);
  }

  /**
   * Every dimension in which the observations differ, with the values as they come. The unit isn't
   * one: a cell never holds two.
   */
  static Map<String, Set<String>> differing(List<Observation> observations) {
    Map<String, Set<String>> values = new LinkedHashMap<>();
    for (Observation observation : observations) {
      observation.names().forEach(name -> values.putIfAbsent(name, new LinkedHashSet<>()));
    }
    values.remove(Dimension.UNIT);
    observations.forEach(observation ->
        values.forEach((dimension, found) -> found.add(observation.value(dimension))));
    values.values().removeIf(found -> found.size() < 2);
    return values;
  }
}
