package dev.parallax.render.chart;

import dev.parallax.render.chart.Charts.Drawing;
import dev.parallax.render.plot.Axis;
import dev.parallax.render.plot.Data;
import dev.parallax.render.plot.Geom;
import dev.parallax.render.plot.Ink;
import dev.parallax.render.plot.Layer;
import dev.parallax.render.plot.Plot;
import dev.parallax.render.plot.Series;
import dev.parallax.render.plot.Ticks;
import dev.parallax.stat.Estimate;
import dev.parallax.stat.decision.Verdict;
import dev.parallax.table.compare.ComparedRow;
import dev.parallax.table.compare.RunComparison;
import dev.parallax.unit.Direction;
import dev.parallax.unit.Numbers;
import dev.parallax.unit.Unit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What moved from one run to another, and from where to where. */
final class ChangeChart {
  private static final int ROWS = 40;

  private ChangeChart() {}

  static List<Drawing> of(RunComparison comparison) {
    List<Drawing> drawings = new ArrayList<>();
    List<ComparedRow> times = comparison.rows().stream().filter(ComparedRow::isTime).toList();
    List<ComparedRow> others = comparison.rows().stream().filter(row -> !row.isTime()).toList();
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
    List<ComparedRow> shown = mostChanged(rows);
    List<String> verdicts =
        List.of(Verdict.FASTER, Verdict.SLOWER, Verdict.EQUIVALENT, Verdict.INCONCLUSIVE).stream()
            .map(Verdict::word)
            .toList();
    List<Forest.Row> forestRows =
        shown.stream()
            .map(row ->
                new Forest.Row(
                    name(row),
                    List.of(
                        new Forest.Mark(
                            row.comparison().verdict().word(), row.comparison().ratio()))))
            .toList();
    Forest forest = new Forest(forestRows, List.of());
    List<Double> values = new ArrayList<>(forest.values());
    if (values.isEmpty()) {
      return new Drawing.Omitted("no picture of changes: no ratio is a number");
    }
    values.add(1 - comparison.margin());
    values.add(1 + comparison.margin());
    String title =
        what + " of " + comparison.latest() + " over " + what + " of " + comparison.base() + below;
    Plot plot =
        forest
            .plot(new Ticks.Scaled(axis(title, values), 1))
            .with(across(1).with("linetype", "solid"))
            .with(across(1 - comparison.margin()))
            .with(across(1 + comparison.margin()))
            .with(Series.of("verdict", verdicts))
            .noted(note(comparison, shown.size(), rows.size()));
    return new Drawing.Drawn(
        id,
        "From " + comparison.base() + " to " + comparison.latest(),
        plot,
        title
            + ": "
            + rows.size()
            + (rows.size() == 1 ? " row" : " rows")
            + "; most changed is "
            + shown.getFirst().name()
            + " with "
            + Numbers.times(shown.getFirst().comparison().ratio().value())
            + ".");
  }

  /** Equal distances from 1 are equal ratios. */
  private static Axis axis(String title, List<Double> values) {
    double lo = values.stream().filter(v -> v > 0).mapToDouble(v -> v).min().orElse(1);
    double hi = values.stream().mapToDouble(v -> v).max().orElse(1);
    boolean logarithmic = values.stream().allMatch(v -> v > 0) && hi / lo >= 3;
    return logarithmic
        ? Axis.logarithmic(title).labelled(Ticks.ratios(lo, hi))
        : Axis.linear(title);
  }

  private static Layer across(double at) {
    return Layer.of(Geom.VERTICAL_LINE, Data.of())
        .with("xintercept", at)
        .with("linetype", "dotted")
        .with("size", 0.7)
        .in(Ink.MUTED);
  }

  private static Drawing beforeAndAfter(
      RunComparison comparison, Unit unit, List<ComparedRow> rows) {
    List<ComparedRow> shown = mostChanged(rows);
    String base = comparison.base();
    String latest =
        comparison.latest().equals(base) ? comparison.latest() + " (new)" : comparison.latest();
    Forest forest =
        new Forest(
            shown.stream()
                .map(row ->
                    new Forest.Row(
                        name(row),
                        List.of(
                            new Forest.Mark(base, row.base().score()),
                            new Forest.Mark(latest, row.latest().score()))))
                .toList(),
            List.of(base, latest));
    if (!forest.hasMarks()) {
      return new Drawing.Omitted("no picture of scores before and after: none is a number");
    }
    Ticks.Scaled x =
        Ticks.of(
            "score",
            unit.better() == Direction.UNSTATED ? "" : unit.better().words(),
            forest.values(),
            unit);
    return new Drawing.Drawn(
        "before-and-after" + (unit.symbol().isEmpty() ? "" : "-" + unit.symbol()),
        "Before and after" + (unit.symbol().isEmpty() ? "" : " (" + unit.symbol() + ")"),
        forest
            .plot(x)
            .with(Series.of("run", List.of(base, latest)))
            .noted(note(comparison, shown.size(), rows.size())),
        "Scores of "
            + base
            + " and "
            + latest
            + " beside each other, "
            + unit.better().words()
            + ", of "
            + shown.size()
            + (shown.size() == 1 ? " row." : " rows."));
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
    Estimate ratio = row.comparison().ratio();
    double change = Math.abs(Math.log(ratio.value()));
    return Double.isFinite(change) ? change : -1;
  }
}
