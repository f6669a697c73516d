package dev.parallax.render.json;

import dev.parallax.advice.ComparisonReport;
import dev.parallax.render.parts.Titles;
import dev.parallax.stat.CommonShift;
import dev.parallax.table.compare.ComparedRow;
import dev.parallax.table.compare.RunComparison;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Two runs as JSON: in each comparison {@code a} is the run that is judged and {@code b} the base.
 */
record JsonComparison(ComparisonReport report, JsonFields json) implements JsonTable {
  /** Dimensions that are no parameters. */
  private static final Set<String> OWN = Set.of("benchmark", "mode", "metric", "threads", "unit");

  @Override
  public void summary() {
    RunComparison comparison = report.comparison();
    json.object(
        "compared",
        () -> {
          json.string("base", comparison.base());
          json.string("new", comparison.latest());
          json.number("margin", comparison.margin());
          json.string("summary", report.summary());
          json.strings("onlyInBase", names(comparison.onlyBase()));
          json.strings("onlyInNew", names(comparison.onlyLatest()));
          json.strings(
              "regressions",
              comparison.regressions(false).stream().map(ComparedRow::name).toList());
          json.object("shift", () -> shift(comparison.shift()));
        });
  }

  private static List<String> names(List<RunComparison.LoneRow> rows) {
    return rows.stream().map(RunComparison.LoneRow::name).toList();
  }

  private void shift(CommonShift shift) {
    json.string("kind", shift.kind().word());
    json.estimate("ratio", shift.ratio());
    json.count("rows", shift.rows());
    json.count("agreeing", shift.agreeing());
  }

  @Override
  public void cells() {
    for (ComparedRow row : report.comparison().rows()) {
      cell(row, row.base(), report.comparison().base());
      cell(row, row.latest(), report.comparison().latest());
    }
  }

  private void cell(ComparedRow row, ComparedRow.Side side, String label) {
    json.object(() -> {
      json.string("family", Titles.heading(report));
      json.string("benchmark", row.dimensions().getOrDefault("benchmark", ""));
      Map<String, String> params = new LinkedHashMap<>(row.dimensions());
      params.keySet().removeAll(OWN);
      json.params("params", params);
      for (String own : List.of("mode", "metric", "threads")) {
        json.countOrText(own, row.dimensions().getOrDefault(own, ""), own.equals("threads"));
      }
      json.string("label", label);
      JsonTable.measured(row.unit(), side.forks(), side.iterations(), side.score(), json);
      json.nothing("bound");
      JsonTable.secondary(Map.of(), json);
      JsonTable.warnings(row.warnings(), json);
    });
  }

  @Override
  public void comparisons() {
    report.comparison().rows().forEach(this::comparison);
  }

  private void comparison(ComparedRow row) {
    json.object(() -> {
      json.string("family", Titles.heading(report));
      json.params("a", named(row, report.comparison().latest()));
      json.params("b", named(row, report.comparison().base()));
      JsonTable.judged(row.comparison(), row.unit(), json);
      if (row.apart().isPresent()) {
        json.object("withoutShift", () -> JsonTable.judged(row.apart().get(), row.unit(), json));
      } else {
        json.nothing("withoutShift");
      }
    });
  }

  private static Map<String, String> named(ComparedRow row, String label) {
    Map<String, String> named = new LinkedHashMap<>(row.dimensions());
    named.remove("unit");
    named.put("label", label);
    return named;
  }
}
