package dev.parallax.render.json;

import dev.parallax.render.parts.Titles;
import dev.parallax.table.Comparison;
import dev.parallax.table.ScoreCell;
import dev.parallax.table.ScoreTable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A table of scores as JSON. */
record JsonScores(ScoreTable table, JsonFields json) implements JsonTable {
  /** Dimensions that are no parameters; a parameter of the same name is called otherwise. */
  private static final List<String> OWN =
      List.of("mode", "metric", "threads", "label", "jdk", "machine");

  /** Said by others: the benchmark's name, the unit; or of no use to tell cells apart. */
  private static final Set<String> SAID =
      Set.of("benchmark", "package", "class", "method", "unit", "vm", "jvmargs");

  @Override
  public void cells() {
    table.cells().forEach(this::cell);
  }

  private void cell(ScoreCell cell) {
    json.object(() -> {
      json.string("family", Titles.heading(table));
      json.string("benchmark", cell.dimensions().getOrDefault("benchmark", ""));
      json.params("params", params(cell.dimensions()));
      for (String own : OWN) {
        json.countOrText(own, cell.dimensions().getOrDefault(own, ""), own.equals("threads"));
      }
      JsonTable.measured(cell.unit(), cell.forks(), cell.iterations(), cell.score(), json);
      json.number("jmhScore", cell.jmhScore());
      json.stringOrNull("jmhUnit", cell.jmhUnit());
      json.nothing("bound");
      JsonTable.secondary(cell.secondary(), json);
      JsonTable.warnings(cell.warnings(), json);
    });
  }

  @Override
  public void comparisons() {
    table
        .cells()
        .forEach(cell -> cell.comparison().ifPresent(comparison -> comparison(cell, comparison)));
  }

  private void comparison(ScoreCell cell, Comparison comparison) {
    json.object(() -> {
      json.string("family", Titles.heading(table));
      json.params("a", named(cell.dimensions(), comparison.baseline()));
      json.params("b", named(comparison.baseline(), cell.dimensions()));
      JsonTable.judged(comparison, cell.unit(), json);
    });
  }

  /** The parameters of a cell, and what else tells it from the other. */
  private static Map<String, String> named(
      Map<String, String> dimensions, Map<String, String> other) {
    Map<String, String> named = new LinkedHashMap<>();
    dimensions.forEach((name, value) -> {
      boolean param = !OWN.contains(name) && !SAID.contains(name);
      if (param || name.equals("benchmark") || !value.equals(other.getOrDefault(name, ""))) {
        named.put(name, value);
      }
    });
    return named;
  }

  private static Map<String, String> params(Map<String, String> dimensions) {
    Map<String, String> params = new LinkedHashMap<>(dimensions);
    params.keySet().removeAll(OWN);
    params.keySet().removeAll(SAID);
    return params;
  }
}
