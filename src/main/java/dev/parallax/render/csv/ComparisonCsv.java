package dev.parallax.render.csv;

import dev.parallax.advice.ComparisonReport;
import dev.parallax.render.parts.ComparisonWords;
import dev.parallax.render.parts.Escape;
import dev.parallax.stat.Estimate;
import dev.parallax.table.Comparison;
import dev.parallax.table.compare.ComparedRow;
import dev.parallax.table.compare.RunComparison;
import dev.parallax.unit.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Two runs as CSV by RFC 4180: one line per row that both have, base units, full precision. What
 * isn't known is empty.
 */
public final class ComparisonCsv {
  private static final List<String> NUMBERS =
      List.of(
          "unit",
          "direction",
          "base",
          "base_lo",
          "base_hi",
          "base_forks",
          "new",
          "new_lo",
          "new_hi",
          "new_forks",
          "confidence",
          "ratio",
          "ratio_lo",
          "ratio_hi",
          "p",
          "p_holm",
          "verdict",
          "evidence",
          "apart",
          "apart_lo",
          "apart_hi",
          "apart_p_holm",
          "apart_verdict",
          "warnings");

  /** A row without a ratio apart from the shift. */
  private static final List<String> EMPTY = List.of("", "", "", "", "");

  private ComparisonCsv() {}

  public static String render(ComparisonReport report) {
    RunComparison comparison = report.comparison();
    List<String> names = ComparisonWords.names(comparison);
    StringBuilder out = new StringBuilder();
    List<String> heading = new ArrayList<>(names.stream().map(Escape::csv).toList());
    heading.addAll(NUMBERS);
    line(heading, out);
    for (ComparedRow row : comparison.rows()) {
      List<String> fields = new ArrayList<>();
      names.forEach(name -> fields.add(Escape.csv(row.dimensions().getOrDefault(name, ""))));
      fields.add(Escape.csv(row.unit().symbol()));
      fields.add(row.unit().better().words());
      side(row.base(), fields);
      side(row.latest(), fields);
      fields.add(number(comparison.confidence()));
      estimate(row.comparison().ratio(), fields);
      fields.add(number(row.comparison().p()));
      fields.add(number(row.comparison().pHolm()));
      fields.add(row.comparison().verdict().word());
      fields.add(row.comparison().evidence().word());
      row.apart().ifPresentOrElse(apart -> apart(apart, fields), () -> fields.addAll(EMPTY));
      fields.add(
          row.warnings().stream()
              .map(warning -> warning.kind().word())
              .distinct()
              .collect(Collectors.joining(" ")));
      line(fields, out);
    }
    return out.toString();
  }

  private static void side(ComparedRow.Side side, List<String> fields) {
    estimate(side.score(), fields);
    fields.add(String.valueOf(side.forks()));
  }

  private static void apart(Comparison apart, List<String> fields) {
    estimate(apart.ratio(), fields);
    fields.add(number(apart.pHolm()));
    fields.add(apart.verdict().word());
  }

  private static void estimate(Estimate estimate, List<String> fields) {
    boolean known = estimate.interval().isKnown();
    fields.add(number(estimate.value()));
    fields.add(known ? number(estimate.interval().lo()) : "");
    fields.add(known ? number(estimate.interval().hi()) : "");
  }

  private static String number(double value) {
    return Double.isFinite(value) ? Numbers.exact(value) : "";
  }

  private static void line(List<String> fields, StringBuilder out) {
    out.append(String.join(",", fields)).append("\r\n");
  }
}
