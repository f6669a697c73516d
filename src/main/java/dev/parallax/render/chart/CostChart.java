package dev.parallax.render.chart;

import dev.parallax.advice.Report;
import dev.parallax.render.chart.Charts.Drawing;
import dev.parallax.render.chart.TimeParts.Part;
import dev.parallax.render.plot.Axis;
import dev.parallax.render.plot.Ink;
import dev.parallax.render.plot.Legend;
import dev.parallax.render.plot.Mark;
import dev.parallax.render.plot.Mark.Pen;
import dev.parallax.render.plot.Plot;
import dev.parallax.render.plot.ValueAxis;
import dev.parallax.suite.Lifecycle;
import dev.parallax.table.BatchTable;
import dev.parallax.table.RunFacts;
import dev.parallax.unit.Direction;
import dev.parallax.unit.Scale;
import dev.parallax.unit.Unit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Where the time of a batch goes: a panel for each workload, a stacked bar for each model. */
final class CostChart {
  private static final double WIDTH = 250;
  private static final double BAR_HEIGHT = 34;

  /** Of a bar, in bars. */
  private static final double HALF = 0.32;

  /** How far below its bar an interval is, in bars. */
  private static final double BELOW = 0.44;

  private static final Pen THIN = Pen.solid(Ink.TEXT, 0.5);
  private static final Pen TOTAL = Pen.solid(Ink.SERIES_2, 1.5);

  private CostChart() {}

  static List<Drawing> of(List<Report.Section> batches, Optional<RunFacts> facts) {
    List<BatchTable> tables = Panels.tables(batches);
    List<Report.Section> warm =
        batches.stream()
            .filter(section -> ((BatchTable) section.table()).lifecycle() == Lifecycle.WARM)
            .toList();
    List<Drawing> drawings = new ArrayList<>();
    for (Panels panels : Panels.of(warm)) {
      Map<String, TimeParts.OfWorkload> parts = new LinkedHashMap<>();
      for (Panels.Panel panel : panels.panels()) {
        TimeParts.of(panel.table(), tables, facts)
            .ifPresent(of -> parts.put(panel.name() + " x " + of.workers(), of));
      }
      drawings.add(of(parts));
    }
    return drawings;
  }

  private static Drawing of(Map<String, TimeParts.OfWorkload> workloads) {
    if (workloads.isEmpty()) {
      return new Drawing.Omitted(
          "no picture of where the time goes: that takes serial and warm cells of one workload");
    }
    List<TimeParts> all = workloads.values().stream().flatMap(of -> of.models().stream()).toList();
    List<String> models = all.stream().map(TimeParts::model).distinct().toList();
    Map<String, List<Mark>> marks = new LinkedHashMap<>();
    workloads.forEach((name, of) ->
        marks.put(
            name,
            of.models().stream()
                .flatMap(parts -> bar(parts, -models.indexOf(parts.model())).stream())
                .toList()));
    List<Double> ends = Mark.xs(marks.values().stream().flatMap(List::stream).toList());
    ValueAxis x = ValueAxis.linear("time per batch", Direction.LOWER_IS_BETTER, ends, Unit.SECONDS);
    Axis y = Axis.names(models);
    double height = BAR_HEIGHT * models.size() + 8;
    List<Plot.Panel> panels = new ArrayList<>();
    marks.forEach(
        (name, of) -> panels.add(new Plot.Panel(name, "", height, x.over(Mark.xs(of)), y, of)));
    Set<Part> found = new TreeSet<>();
    all.forEach(parts -> found.addAll(parts.seconds().keySet()));
    Plot plot =
        new Plot(
            "Where the time of a batch goes",
            panels,
            Math.min(Panels.SIDE_BY_SIDE, panels.size()),
            WIDTH,
            legend(found, all.stream().anyMatch(parts -> parts.total().isKnown())),
            "work: serial over workers"
                + (found.contains(Part.START) ? "; lined: pool, cold less warm" : ""));
    return new Drawing.Drawn("costs", plot, inWords(workloads));
  }

  /** The bar of a model, its parts one after the other. */
  private static List<Mark> bar(TimeParts parts, double y) {
    List<Mark> marks = new ArrayList<>();
    List<Mark> lines = new ArrayList<>();
    double at = 0;
    for (Map.Entry<Part, Double> part : parts.seconds().entrySet()) {
      double to = at + part.getValue();
      part(part.getKey(), at, to, y, HALF, marks, lines);
      at = to;
    }
    if (parts.total().isKnown()) {
      lines.add(Mark.line(parts.total().lo(), y - BELOW, parts.total().hi(), y - BELOW, TOTAL));
    }
    marks.addAll(lines);
    return marks;
  }

  private static void part(
      Part part,
      double from,
      double to,
      double y,
      double half,
      List<Mark> boxes,
      List<Mark> lines) {
    boxes.add(Mark.box(from, y - half, to, y + half, part.ink(), THIN));
    if (part == Part.START) {
      for (double line : new double[] {-half / 2, 0, half / 2}) {
        lines.add(Mark.line(from, y + line, to, y + line, THIN));
      }
    }
  }

  private static Legend legend(Set<Part> parts, boolean totals) {
    List<Legend.Key> keys = new ArrayList<>();
    for (Part part : parts) {
      List<Mark> boxes = new ArrayList<>();
      List<Mark> lines = new ArrayList<>();
      part(part, 0.1, 0.9, 0.5, 0.5, boxes, lines);
      boxes.addAll(lines);
      keys.add(new Legend.Key(part.words(), boxes));
    }
    if (totals) {
      keys.add(
          new Legend.Key("interval of the whole", List.of(Mark.line(0.1, 0.5, 0.9, 0.5, TOTAL))));
    }
    return new Legend("", keys);
  }

  private static String inWords(Map<String, TimeParts.OfWorkload> workloads) {
    StringBuilder words = new StringBuilder("The time of a batch in parts, lower is better.");
    workloads.forEach((name, of) ->
        words
            .append(" ")
            .append(name)
            .append(": ")
            .append(of.models().stream().map(CostChart::inWords).collect(Collectors.joining("; ")))
            .append("."));
    return words.toString();
  }

  private static String inWords(TimeParts parts) {
    return parts.model()
        + " "
        + parts.seconds().entrySet().stream()
            .map(part ->
                Scale.of(part.getValue(), Unit.SECONDS).format(part.getValue())
                    + " "
                    + part.getKey().words())
            .collect(Collectors.joining(", "));
  }
}
