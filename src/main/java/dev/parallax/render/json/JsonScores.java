package dev.parallax.render.json;

import dev.parallax.render.parts.Titles;
import dev.parallax.table.Comparison;
import dev.parallax.table.ScoreCell;
import dev.parallax.table.ScoreTable;
import dev.parallax.table.SecondaryValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A table of scores as JSON.
 *
 * @param table the numbers
 * @param json where they go
 */
record JsonScores(ScoreTable table, JsonFields json) {
  /** Dimensions that are no parameters; a parameter of the same name is called otherwise. */
  private static final List<String> OWN =
      List.of("mode", "metric", "threads", "label", "jdk", "machine");

  /** Said by others: the benchmark's name, the unit; or of no use to tell cells apart. */
  private static final Set<String> SAID =
      Set.of("benchmark", "package", "class", "method", "unit", "vm", "jvmargs");

  void cells() {
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
      json.string("unit", cell.unit().symbol());
      json.string("direction", cell.unit().better().words());
      json.count("forks", cell.forks());
      json.count("iterations", cell.iterations());
      json.estimate("estimate", cell.score());
      json.nothing("bound");
      secondary(cell.secondary(), json);
      json.strings(
          "warnings",
          cell.warnings().stream().map(warning -> warning.kind().word()).distinct().toList());
    });
  }

  static void secondary(Map<String, SecondaryValue> secondary, JsonFields json) {
    json.object(
        "secondary",
        () ->
            secondary.forEach((name, value) ->
                json.object(
                    name,
                    () -> {
                      json.string("unit", value.unit().symbol());
                      json.number("value", value.value());
                    })));
  }

  void comparisons() {
    table
        .cells()
        .forEach(cell -> cell.comparison().ifPresent(comparison -> comparison(cell, comparison)));
  }

  private void comparison(ScoreCell cell, Comparison comparison) {
    json.object(() -> {
      json.string("family", Titles.heading(table));
      json.params("a", named(cell.dimensions(), comparison.baseline()));
      json.params("b", named(comparison.baseline(), cell.dimensions()));
      json.estimate("ratio", comparison.ratio());
      json.number("p", comparison.p());
      json.number("pHolm", comparison.pHolm());
      json.string("verdict", comparison.verdict().word());
      json.string("evidence", comparison.evidence().word());
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
