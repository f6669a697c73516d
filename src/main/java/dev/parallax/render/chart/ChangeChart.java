package dev.parallax.render.chart;

import dev.parallax.render.chart.Charts.Drawing;
import dev.parallax.render.plot.Ink;
import dev.parallax.render.plot.Look.Dash;
import dev.parallax.render.plot.Mark;
import dev.parallax.render.plot.Mark.Pen;
import dev.parallax.render.plot.Series;
import dev.parallax.render.plot.Ticks;
import dev.parallax.render.plot.ValueAxis;
import dev.parallax.stat.decision.Verdict;
import dev.parallax.table.compare.ComparedRow;
import dev.parallax.table.compare.RunComparison;
import dev.parallax.unit.Numbers;
import dev.parallax.unit.Unit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What moved from one run to another, and from where to where. */
final class ChangeChart {
  private static final int ROWS = 40;

  private ChangeChart() {}

  static List<Drawing> of(RunComparison comparison) {
    List<Drawing> drawings = new ArrayList<>();
    Map<Boolean, List<ComparedRow>> byKind =
        comparison.rows().stream()
            .collect(Collectors.partitioningBy(row -> row.unit().isTimeOrRate()));
    List<ComparedRow> times = byKind.getOrDefault(true, List.of());
    List<ComparedRow> others = byKind.getOrDefault(false, List.of());
    if (!times.isEmpty()) {
      drawings.add(changes(comparison, times, "changes", "time", ", below 1 is faster"));
    }
    if (!others.isEmpty()) {
      drawings.add(changes(comparison, others, "changes-of-metrics", "value", ""));
    }
    Map<Unit, List<ComparedRow>> byUnit =
        comparison.rows().stream()
            .collect(
                Collectors.groupingBy(ComparedRow::unit, LinkedHashMap::new, Collectors.toList()));
    byUnit.forEach((unit, rows) -> drawings.add(beforeAndAfter(comparison, unit, rows)));
    return drawings;
  }

  private static Drawing changes(
      RunComparison comparison, List<ComparedRow> rows, String id, String what, String below) {
    List<ComparedRow> drawable = rows.stream().filter(row -> change(row) >= 0).toList();
    List<ComparedRow> shown = mostChanged(drawable);
    int left = rows.size() - drawable.size();
    boolean isTime = rows.getFirst().unit().isTimeOrRate();
    Series verdicts =
        Series.of(
            "verdict",
            List.of(
                isTime ? "faster" : "lower",
                isTime ? "slower" : "higher",
                Verdict.EQUIVALENT.word(),
                Verdict.INCONCLUSIVE.word()));
    Forest forest =
        forest(
            shown,
            List.of(),
            row ->
                List.of(
                    new Forest.Value(row.comparison().word(row.unit()), row.comparison().ratio())));
    if (!forest.hasMarks()) {
      return new Drawing.Omitted("no picture of changes: no ratio is a number");
    }
    double margin = comparison.margin();
    List<Double> values = new ArrayList<>(forest.values());
    values.addAll(List.of(1 - margin, 1 + margin));
    String title =
        "%s of %s over %s of %s%s"
            .formatted(what, comparison.latest(), what, comparison.base(), below);
    List<Mark> lines =
        List.of(
            across(1 - margin, Dash.DOTTED, shown.size()),
            across(1 + margin, Dash.DOTTED, shown.size()),
            across(1, Dash.SOLID, shown.size()));
    return new Drawing.Drawn(
        id,
        forest.plot(
            title(comparison),
            ValueAxis.ratios(title, values),
            lines,
            verdicts,
            note(comparison, shown.size(), drawable.size())
                + (left == 0 ? "" : "; " + left + " without a ratio are left out")),
        "%s: %s %s; most changed is %s with %s."
            .formatted(
                title,
                drawable.size(),
                drawable.size() == 1 ? "row" : "rows",
                shown.getFirst().name(),
                Numbers.times(shown.getFirst().comparison().ratio().value())));
  }

  private static String title(RunComparison comparison) {
    return "From " + comparison.base() + " to " + comparison.latest();
  }

  private static Mark across(double at, Dash dash, int rows) {
    return Mark.line(at, 0.6, at, 0.4 - rows, new Pen(Ink.MUTED, dash, 1));
  }

  private static Drawing beforeAndAfter(
      RunComparison comparison, Unit unit, List<ComparedRow> rows) {
    List<ComparedRow> shown = mostChanged(rows);
    String base = comparison.base();
    String latest =
        comparison.latest().equals(base) ? comparison.latest() + " (new)" : comparison.latest();
    Forest forest =
        forest(
            shown,
            List.of(base, latest),
            row ->
                List.of(
                    new Forest.Value(base, row.base().score()),
                    new Forest.Value(latest, row.latest().score())));
    if (!forest.hasMarks()) {
      return new Drawing.Omitted("no picture of scores before and after: none is a number");
    }
    boolean named = !unit.symbol().isEmpty();
    return new Drawing.Drawn(
        "before-and-after" + (named ? "-" + unit.symbol() : ""),
        forest.plot(
            "Before and after" + (named ? " (" + unit.symbol() + ")" : ""),
            ValueAxis.of("score", unit.better(), forest.values(), unit).over(forest.values()),
            List.of(),
            Series.of("run", List.of(base, latest)),
            note(comparison, shown.size(), rows.size())),
        "Scores of %s and %s beside each other, %s, of %s %s."
            .formatted(
                base,
                latest,
                unit.better().words(),
                shown.size(),
                shown.size() == 1 ? "row" : "rows"));
  }

  private static Forest forest(
      List<ComparedRow> rows,
      List<String> series,
      Function<ComparedRow, List<Forest.Value>> values) {
    return new Forest(
        rows.stream().map(row -> new Forest.Row(name(row), values.apply(row))).toList(), series);
  }

  private static String name(ComparedRow row) {
    String name = String.join(" ", row.keys().stream().filter(key -> !key.isEmpty()).toList());
    return name.isEmpty() ? row.name() : name;
  }

  private static String note(RunComparison comparison, int shown, int all) {
    return Ticks.number(comparison.confidence() * 100)
        + " % intervals over forks; most changed first"
        + (shown < all ? ", " + shown + " of " + all + " rows" : "");
  }

  private static List<ComparedRow> mostChanged(List<ComparedRow> rows) {
    return rows.stream()
        .sorted(Comparator.comparingDouble(ChangeChart::change).reversed())
        .limit(ROWS)
        .toList();
  }

  private static double change(ComparedRow row) {
    double change = Math.abs(Math.log(row.comparison().ratio().value()));
    return Double.isFinite(change) ? change : -1;
  }
}
