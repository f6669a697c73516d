package dev.parallax.render.chart;

import dev.parallax.advice.Report;
import dev.parallax.render.chart.Charts.Drawing;
import dev.parallax.render.chart.TimeParts.Part;
import dev.parallax.render.plot.Aesthetic;
import dev.parallax.render.plot.Axis;
import dev.parallax.render.plot.Data;
import dev.parallax.render.plot.Facets;
import dev.parallax.render.plot.Geom;
import dev.parallax.render.plot.Ink;
import dev.parallax.render.plot.Layer;
import dev.parallax.render.plot.Plot;
import dev.parallax.render.plot.Series;
import dev.parallax.render.plot.Ticks;
import dev.parallax.suite.Lifecycle;
import dev.parallax.table.BatchTable;
import dev.parallax.table.RunFacts;
import dev.parallax.unit.Scale;
import dev.parallax.unit.Unit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Where the time of a batch goes: a panel for each workload, a stacked bar for each model. */
final class CostChart {
  private static final int WIDTH = 300;
  private static final int SIDE_BY_SIDE = 3;
  private static final int BAR_HEIGHT = 30;
  private static final int AROUND_BARS = 70;
  private static final int AROUND = 130;

  /** Of a bar, in bars. */
  private static final double HALF = 0.34;

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
    Set<String> models = new LinkedHashSet<>();
    workloads.values().forEach(of -> of.models().forEach(parts -> models.add(parts.model())));
    List<String> rows = List.copyOf(models);
    List<Double> ends =
        workloads.values().stream()
            .flatMap(of -> of.models().stream())
            .map(parts -> parts.seconds().values().stream().mapToDouble(s -> s).sum())
            .toList();
    Ticks.Scaled scale = Ticks.linear("time per batch", ends, Unit.SECONDS);
    Data bars = Data.of("panel", "lo", "hi", "bottom", "top", "part");
    Data lines = Data.of("panel", "x", "xend", "y", "yend");
    Data totals = Data.of("panel", "x", "xend", "y", "yend");
    Data origin = Data.of("panel", "x", "y");
    Set<Part> found = new TreeSet<>();
    List<String> sentences = new ArrayList<>();
    workloads.forEach((name, of) -> {
      List<String> words = new ArrayList<>();
      origin.row(name, 0, 0).row(name, 0, 1 - rows.size());
      for (TimeParts parts : of.models()) {
        int y = -rows.indexOf(parts.model());
        double at = 0;
        for (Map.Entry<Part, Double> part : parts.seconds().entrySet()) {
          double to = at + scale.of(part.getValue());
          bars.row(name, at, to, y - HALF, y + HALF, part.getKey().words());
          if (part.getKey() == Part.START) {
            for (double line : new double[] {-HALF / 2, 0, HALF / 2}) {
              lines.row(name, at, to, y + line, y + line);
            }
          }
          found.add(part.getKey());
          at = to;
        }
        if (parts.total().isKnown()) {
          totals.row(
              name, scale.of(parts.total().lo()), scale.of(parts.total().hi()), y - 0.44, y - 0.44);
        }
        words.add(words(parts));
      }
      sentences.add(name + ": " + String.join("; ", words) + ".");
    });
    int wide = Math.min(SIDE_BY_SIDE, workloads.size());
    int high = Math.ceilDiv(workloads.size(), wide);
    List<Axis.Tick> names = new ArrayList<>();
    rows.forEach(model -> names.add(new Axis.Tick(-names.size(), model)));
    Plot plot =
        Plot.of(scale.axis(), new Axis("", false, names, Optional.empty()))
            .with(
                Layer.of(Geom.RECTANGLE, bars)
                    .by(Aesthetic.X_MIN, "lo")
                    .by(Aesthetic.X_MAX, "hi")
                    .by(Aesthetic.Y_MIN, "bottom")
                    .by(Aesthetic.Y_MAX, "top")
                    .by(Aesthetic.FILL, "part")
                    .with("color", Ink.TEXT.light())
                    .with("size", 0.5))
            .with(Marks.segments(lines).in(Ink.TEXT).with("size", 0.4))
            .with(Marks.segments(totals).in(Ink.SERIES_2).with("size", 1))
            .with(Marks.nothing(origin))
            .with(looks(found))
            .with(Facets.wrapped("panel", wide).free(true, false))
            .noted(note(found, totals.isEmpty()))
            .sized(
                Math.max(620, 60 + wide * WIDTH),
                AROUND + high * (AROUND_BARS + BAR_HEIGHT * rows.size()));
    return new Drawing.Drawn(
        "costs",
        "Where the time of a batch goes",
        plot,
        "The time of a batch in parts, lower is better. " + String.join(" ", sentences));
  }

  private static Series looks(Set<Part> parts) {
    Map<String, Series.Look> looks = new LinkedHashMap<>();
    parts.forEach(part -> looks.put(part.words(), new Series.Look(part.ink(), 15, "solid")));
    return new Series("", looks, true);
  }

  private static String note(Set<Part> parts, boolean noTotals) {
    List<String> notes = new ArrayList<>();
    notes.add("work: serial over workers");
    if (parts.contains(Part.START)) {
      notes.add("lined: pool, cold less warm");
    }
    if (!noTotals) {
      notes.add("line below a bar: interval of the whole");
    }
    return String.join("; ", notes);
  }

  private static String words(TimeParts parts) {
    List<String> words = new ArrayList<>();
    parts
        .seconds()
        .forEach((part, seconds) ->
            words.add(Scale.of(seconds, Unit.SECONDS).format(seconds) + " " + part.words()));
    return parts.model() + " " + String.join(", ", words);
  }
}
