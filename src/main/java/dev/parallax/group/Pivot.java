package dev.parallax.group;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The parameter that goes across when nobody says which: a grid of two parameters is read at a
 * glance, a list of all their combinations is not.
 */
final class Pivot {
  private static final String MODEL = "model";

  /** Benchmarks of this suite in which models stand side by side. */
  private static final Set<String> COST_BENCHMARKS =
      Set.of("StartBenchmark", "DispatchBenchmark", "TransferBenchmark");

  /** Shorter lists are read as they are. */
  private static final int FEWEST_CELLS = 6;

  /** More columns than this are no longer read at a glance. */
  private static final int MOST_COLUMNS = 16;

  /** Emptier grids waste more room than they save. */
  private static final double FULL = 0.9;

  private Pivot() {}

  /**
   * The key to put across, if one makes a nearly full grid; of several the one with the fewest
   * columns.
   *
   * @param taken dimensions that have their place
   */
  static Optional<Projection> of(List<Observation> shown, Set<String> taken) {
    if (!taken.contains(MODEL) && shown.stream().allMatch(Pivot::isOfModels)) {
      return Optional.of(new Projection(List.of(modelsAsMeasured())));
    }
    Map<String, Set<String>> differing = Axes.differing(shown);
    Set<String> rest = new LinkedHashSet<>(differing.keySet());
    rest.removeAll(taken);
    rest.removeAll(Dimension.ENVIRONMENT);
    if (shown.size() < FEWEST_CELLS || rest.size() < 2) {
      return Optional.empty();
    }
    List<String> candidates = new ArrayList<>(rest);
    candidates.removeAll(Dimension.decidedBy(Dimension.BENCHMARK));
    return candidates.stream()
        .filter(key -> columns(differing, key) <= MOST_COLUMNS)
        .filter(key -> shown.stream().allMatch(o -> o.has(key)))
        .filter(key -> isFullGrid(shown, key, rest, columns(differing, key)))
        .min(Comparator.comparingInt(key -> columns(differing, key)))
        .map(key -> Projection.of(List.of(key)));
  }

  /** Whether it is of a benchmark of this suite in which models stand side by side. */
  static boolean isOfModels(Observation observation) {
    return COST_BENCHMARKS.contains(observation.value(Dimension.CLASS)) && observation.has(MODEL);
  }

  private static int columns(Map<String, Set<String>> differing, String key) {
    return differing.getOrDefault(key, Set.of()).size();
  }

  /** Of each row only its place and a bit per column are kept: there may be very many. */
  private static boolean isFullGrid(
      List<Observation> shown, String key, Set<String> dimensions, int columns) {
    List<String> down = dimensions.stream().filter(d -> !d.equals(key)).toList();
    Map<String, Integer> bits = new HashMap<>();
    Map<List<String>, Integer> rows = new HashMap<>();
    for (Observation observation : shown) {
      Integer bit = bits.computeIfAbsent(observation.value(key), value -> 1 << bits.size());
      rows.merge(down.stream().map(observation::value).toList(), bit, (a, b) -> a | b);
      if (shown.size() < FULL * rows.size() * columns) {
        return false;
      }
    }
    int cells = rows.values().stream().mapToInt(Integer::bitCount).sum();
    return rows.size() > 1 && cells >= FULL * rows.size() * columns;
  }

  private static Projection.Field modelsAsMeasured() {
    return new Projection.Field(MODEL, new Projection.Order.First());
  }
}
