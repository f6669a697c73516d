package dev.parallax.render.chart;

import dev.parallax.stat.Estimate;
import dev.parallax.stat.Interval;
import dev.parallax.table.BatchCell;
import dev.parallax.table.SecondaryValue;
import dev.parallax.unit.Unit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Which figures of the profilers say how much memory some cells need.
 *
 * @param level the figure by which cells are compared
 * @param unit its base unit
 * @param peak the most memory at any time, where another figure says that
 */
record MemoryFigures(String level, Unit unit, Optional<String> peak) {
  /**
   * The fairer before the rougher: shared pages counted once, resident, anybody's memory. What is
   * allocated comes last: it says what the collector has to do, and not what has to be there.
   */
  private static final List<Pattern> LEVELS =
      List.of(
          Pattern.compile("tree\\.pss"),
          Pattern.compile("tree\\.rss\\.mean"),
          Pattern.compile("(?i).*\\bpss\\b.*"),
          Pattern.compile("(?i).*\\brss\\b.*"),
          Pattern.compile("(?i).*memory.*"),
          Pattern.compile("(?i).*\\balloc\\.rate\\.norm\\b.*"));

  private static final String PEAK = "tree.rss.peak";

  private static final Map<String, String> WORDS =
      Map.of(
          "tree.pss", "all processes, shared pages counted once",
          "tree.rss.mean", "all processes on average, shared pages counted in each");

  /**
   * The figures of these cells: of those that most cells have, the fairest. A figure that only some
   * cells have would leave out just the cells that a reader wants to compare; pools of child JVMs
   * that are closed have no {@code tree.pss}.
   *
   * @return empty if there is none
   */
  static Optional<MemoryFigures> of(List<BatchCell> cells) {
    Map<String, Long> counts = new TreeMap<>();
    cells.forEach(
        cell -> cell.secondary().keySet().forEach(name -> counts.merge(name, 1L, Long::sum)));
    long most =
        counts.entrySet().stream()
            .filter(entry -> LEVELS.stream().anyMatch(p -> p.matcher(entry.getKey()).matches()))
            .mapToLong(Map.Entry::getValue)
            .max()
            .orElse(0);
    return LEVELS.stream()
        .flatMap(pattern ->
            counts.entrySet().stream()
                .filter(entry -> entry.getValue() == most)
                .map(Map.Entry::getKey)
                .filter(name -> pattern.matcher(name).matches())
                .limit(1))
        .findFirst()
        .map(name -> new MemoryFigures(name, unit(cells, name), peak(cells, name)));
  }

  private static Optional<String> peak(List<BatchCell> cells, String level) {
    return level.startsWith("tree.")
            && cells.stream().anyMatch(c -> c.secondary().containsKey(PEAK))
        ? Optional.of(PEAK)
        : Optional.empty();
  }

  private static Unit unit(List<BatchCell> cells, String name) {
    return cells.stream()
        .flatMap(cell -> Optional.ofNullable(cell.secondary().get(name)).stream())
        .findFirst()
        .map(SecondaryValue::unit)
        .orElseThrow();
  }

  /** Level and peak of a cell as a value and what is above it. */
  Optional<Estimate> of(BatchCell cell) {
    OptionalDouble found = value(cell, level);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    double value = found.getAsDouble();
    OptionalDouble most = peak.map(name -> value(cell, name)).orElse(OptionalDouble.empty());
    return Optional.of(
        most.isPresent()
            ? new Estimate(
                value, new Interval(Math.min(value, most.getAsDouble()), most.getAsDouble()))
            : Estimate.withoutInterval(value));
  }

  /** What the level is, with its name in the file. */
  String words() {
    return WORDS.containsKey(level) ? WORDS.get(level) + " (" + level + ")" : level;
  }

  private static OptionalDouble value(BatchCell cell, String name) {
    SecondaryValue value = cell.secondary().get(name);
    return value == null || !Double.isFinite(value.value())
        ? OptionalDouble.empty()
        : OptionalDouble.of(value.value());
  }
}
