package dev.parallax.render.json;

import dev.parallax.advice.ComparisonReport;
import dev.parallax.advice.rules.Finding;
import dev.parallax.render.parts.ComparisonWords;
import dev.parallax.table.Comparison;
import dev.parallax.table.compare.ComparedRow;
import dev.parallax.table.compare.RunComparison;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Two runs as JSON by the schema {@code parallax/1}: in each comparison {@code a} is the run that
 * is judged and {@code b} the base.
 */
public record ComparisonJson(RunComparison comparison, JsonFields json) {
  /** Dimensions that are no parameters. */
  private static final Set<String> OWN = Set.of("benchmark", "mode", "metric", "threads", "unit");

  public static String render(ComparisonReport report) {
    return JsonRenderer.document(
        json -> new ComparisonJson(report.comparison(), json).write(report));
  }

  private void write(ComparisonReport report) {
    json.object(() -> {
      json.string("schema", JsonRenderer.SCHEMA);
      json.object("environment", () -> json.number("confidence", comparison.confidence()));
      json.object(
          "compared",
          () -> {
            json.string("base", comparison.base());
            json.string("new", comparison.latest());
            json.number("margin", comparison.margin());
            json.string("summary", report.summary());
            json.strings("onlyInBase", comparison.onlyBase());
            json.strings("onlyInNew", comparison.onlyLatest());
            json.strings(
                "regressions",
                comparison.regressions(false).stream().map(ComparedRow::name).toList());
            json.object("shift", this::shift);
          });
      json.array("cells", () -> comparison.rows().forEach(this::cells));
      json.array("comparisons", () -> comparison.rows().forEach(this::comparison));
      json.array("scaling", () -> {});
      json.array("recommendations", () -> {});
      json.array("findings", () -> report.findings().forEach(this::finding));
    });
  }

  private void shift() {
    json.string("kind", comparison.shift().kind().word());
    json.estimate("ratio", comparison.shift().ratio());
    json.count("rows", comparison.shift().rows());
    json.count("agreeing", comparison.shift().agreeing());
  }

  private void cells(ComparedRow row) {
    cell(row, row.base(), comparison.base());
    cell(row, row.latest(), comparison.latest());
  }

  private void cell(ComparedRow row, ComparedRow.Side side, String label) {
    json.object(() -> {
      json.string("family", family());
      json.string("benchmark", row.dimensions().getOrDefault("benchmark", ""));
      json.params("params", params(row));
      for (String own : List.of("mode", "metric", "threads")) {
        json.countOrText(own, row.dimensions().getOrDefault(own, ""), own.equals("threads"));
      }
      json.string("label", label);
      json.string("unit", row.unit().symbol());
      json.string("direction", row.unit().better().words());
      json.count("forks", side.forks());
      json.count("iterations", side.iterations());
      json.estimate("estimate", side.score());
      json.nothing("bound");
      json.object("secondary", () -> {});
      json.strings(
          "warnings",
          row.warnings().stream().map(warning -> warning.kind().word()).distinct().toList());
    });
  }

  private void comparison(ComparedRow row) {
    json.object(() -> {
      json.string("family", family());
      json.params("a", named(row, comparison.latest()));
      json.params("b", named(row, comparison.base()));
      numbers(row.comparison());
      if (row.apart().isPresent()) {
        json.object("withoutShift", () -> numbers(row.apart().get()));
      } else {
        json.nothing("withoutShift");
      }
    });
  }

  private void numbers(Comparison comparison) {
    json.estimate("ratio", comparison.ratio());
    json.number("p", comparison.p());
    json.number("pHolm", comparison.pHolm());
    json.string("verdict", comparison.verdict().word());
    json.string("evidence", comparison.evidence().word());
  }

  private void finding(Finding finding) {
    json.object(() -> {
      json.string("severity", finding.severity().word());
      json.string("code", finding.code());
      json.string("message", finding.message());
      json.string("where", finding.where());
    });
  }

  private String family() {
    return ComparisonWords.heading(comparison);
  }

  private static Map<String, String> params(ComparedRow row) {
    Map<String, String> params = new LinkedHashMap<>(row.dimensions());
    params.keySet().removeAll(OWN);
    return params;
  }

  private static Map<String, String> named(ComparedRow row, String label) {
    Map<String, String> named = new LinkedHashMap<>(row.dimensions());
    named.remove("unit");
    named.put("label", label);
    return named;
  }
}
