package dev.parallax.render.json;

import dev.parallax.advice.ComparisonReport;
import dev.parallax.advice.Report;
import dev.parallax.stat.Estimate;
import dev.parallax.table.BatchTable;
import dev.parallax.table.Comparison;
import dev.parallax.table.ScoreTable;
import dev.parallax.table.SecondaryValue;
import dev.parallax.table.SimulatedCluster;
import dev.parallax.table.Warning;
import dev.parallax.unit.Unit;
import java.util.List;
import java.util.Map;

/** A part of a report as JSON. */
sealed interface JsonTable permits JsonBatches, JsonScores, JsonCluster, JsonComparison {
  /** What is said of a comparison as a whole. */
  default void summary() {}

  default void cells() {}

  default void comparisons() {}

  static JsonTable of(Report.Part part, JsonFields json) {
    return switch (part) {
      case ComparisonReport compared -> new JsonComparison(compared, json);
      case Report.Section section ->
          switch (section.table()) {
            case BatchTable batches -> new JsonBatches(batches, json);
            case ScoreTable scores -> new JsonScores(scores, json);
            case SimulatedCluster cluster -> new JsonCluster(cluster, json);
          };
    };
  }

  /** What was measured, and from how much. */
  static void measured(Unit unit, int forks, int iterations, Estimate estimate, JsonFields json) {
    json.string("unit", unit.symbol());
    json.string("direction", unit.better().words());
    json.count("forks", forks);
    json.count("iterations", iterations);
    json.estimate("estimate", estimate);
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

  static void warnings(List<Warning> warnings, JsonFields json) {
    json.strings(
        "warnings", warnings.stream().map(warning -> warning.kind().word()).distinct().toList());
  }

  static void judged(Comparison comparison, Unit unit, JsonFields json) {
    json.estimate("ratio", comparison.ratio());
    json.number("p", comparison.p());
    json.number("pHolm", comparison.pHolm());
    json.string("verdict", comparison.word(unit));
    json.string("evidence", comparison.evidence().word());
  }
}
