package dev.parallax.render.chart;

import dev.parallax.advice.Report;
import dev.parallax.advice.screen.SpeedUpStacks;
import dev.parallax.render.chart.Charts.Drawing;
import dev.parallax.render.plot.Axis;
import dev.parallax.render.plot.Ink;
import dev.parallax.render.plot.Legend;
import dev.parallax.render.plot.Mark;
import dev.parallax.render.plot.Mark.Pen;
import dev.parallax.render.plot.Plot;
import dev.parallax.render.plot.ValueAxis;
import dev.parallax.suite.Lifecycle;
import dev.parallax.table.BatchTable;
import dev.parallax.table.SpeedUpStack;
import dev.parallax.table.SpeedUpStack.Part;
import dev.parallax.unit.Direction;
import dev.parallax.unit.Numbers;
import dev.parallax.unit.Quantity;
import dev.parallax.unit.Unit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What workers do: a panel for each warm workload, a stacked bar for each cell. */
final class StackChart {
  private static final double WIDTH = 250;
  private static final double BAR_HEIGHT = 22;

  /** Of a bar, in bars. */
  private static final double HALF = 0.36;

  private static final Pen THIN = Pen.solid(Ink.TEXT, 0.5);

  /** Parts that a picture can tell apart, also in grey. */
  private enum Shade {
    USEFUL("speed-up", Ink.SERIES_1),
    PROCESSOR("more processor time", Ink.SERIES_2),
    NO_CORE("no core, or stopped", Ink.GRID),
    WAITING("waiting in a task", Ink.PAPER),
    NO_TASK("in no task", Ink.TEXT);

    private final String words;
    private final Ink ink;

    Shade(String words, Ink ink) {
      this.words = words;
      this.ink = ink;
    }

    static Shade of(Part part) {
      return switch (part) {
        case PROCESSOR -> PROCESSOR;
        case COLLECTIONS, COMPILERS, MORE_WORKERS_THAN_CORES, CORES_TAKEN -> NO_CORE;
        case WAITING -> WAITING;
        case DISPATCH, UNEVEN_END -> NO_TASK;
      };
    }

    double workers(SpeedUpStack stack) {
      return this == USEFUL
          ? stack.speedUp()
          : Math.max(
              0,
              Stream.of(Part.values())
                  .filter(part -> of(part) == this)
                  .mapToDouble(stack::lost)
                  .sum());
    }
  }

  private StackChart() {}

  static List<Drawing> of(List<Report.Section> batches) {
    List<Report.Section> warm =
        batches.stream()
            .filter(section -> ((BatchTable) section.table()).lifecycle() == Lifecycle.WARM)
            .toList();
    List<Drawing> drawings = new ArrayList<>();
    for (Panels panels : Panels.of(warm)) {
      Map<String, List<SpeedUpStack>> stacks = new LinkedHashMap<>();
      for (Panels.Panel panel : panels.panels()) {
        List<SpeedUpStack> shown = panel.stacks().map(SpeedUpStacks::shown).orElse(List.of());
        if (!shown.isEmpty()) {
          stacks.put(panel.name(), shown);
        }
      }
      drawings.add(of(stacks));
    }
    return drawings;
  }

  private static Drawing of(Map<String, List<SpeedUpStack>> workloads) {
    if (workloads.isEmpty()) {
      return new Drawing.Omitted(
          "no picture of where the speed-up goes: that takes serial and warm cells of one workload,"
              + " with what the profiler tree measured");
    }
    List<String> names =
        workloads.values().stream()
            .flatMap(List::stream)
            .map(stack -> stack.cell().name())
            .distinct()
            .toList();
    Map<String, List<Mark>> marks = new LinkedHashMap<>();
    workloads.forEach((name, stacks) ->
        marks.put(
            name,
            stacks.stream()
                .flatMap(stack -> bar(stack, -names.indexOf(stack.cell().name())).stream())
                .toList()));
    List<Double> ends = Mark.xs(marks.values().stream().flatMap(List::stream).toList());
    ValueAxis x =
        ValueAxis.linear("workers", Direction.UNSTATED, ends, new Unit("", Quantity.OTHER, 1));
    Axis y = Axis.names(names);
    double height = BAR_HEIGHT * names.size() + 8;
    List<Plot.Panel> panels = new ArrayList<>();
    marks.forEach(
        (name, of) -> panels.add(new Plot.Panel(name, "", height, x.over(Mark.xs(of)), y, of)));
    Plot plot =
        new Plot(
            "Where the speed-up goes",
            panels,
            Math.min(Panels.SIDE_BY_SIDE, panels.size()),
            WIDTH,
            legend(workloads),
            "a bar is as long as there are workers");
    return new Drawing.Drawn("stack", plot, inWords(workloads));
  }

  /** The bar of a cell, its parts one after the other. */
  private static List<Mark> bar(SpeedUpStack stack, double y) {
    List<Mark> boxes = new ArrayList<>();
    List<Mark> lines = new ArrayList<>();
    double at = 0;
    for (Shade shade : Shade.values()) {
      double to = at + shade.workers(stack);
      if (to > at) {
        part(shade, at, to, y, HALF, boxes, lines);
      }
      at = to;
    }
    boxes.addAll(lines);
    return boxes;
  }

  private static void part(
      Shade shade,
      double from,
      double to,
      double y,
      double half,
      List<Mark> boxes,
      List<Mark> lines) {
    boxes.add(Mark.box(from, y - half, to, y + half, shade.ink, THIN));
    if (shade == Shade.WAITING) {
      for (double line : new double[] {-half / 2, 0, half / 2}) {
        lines.add(Mark.line(from, y + line, to, y + line, THIN));
      }
    }
  }

  private static Legend legend(Map<String, List<SpeedUpStack>> workloads) {
    Set<Shade> found = new TreeSet<>();
    for (List<SpeedUpStack> stacks : workloads.values()) {
      for (SpeedUpStack stack : stacks) {
        for (Shade shade : Shade.values()) {
          if (shade.workers(stack) > 0) {
            found.add(shade);
          }
        }
      }
    }
    List<Legend.Key> keys = new ArrayList<>();
    for (Shade shade : found) {
      List<Mark> boxes = new ArrayList<>();
      List<Mark> lines = new ArrayList<>();
      part(shade, 0.1, 0.9, 0.5, 0.5, boxes, lines);
      boxes.addAll(lines);
      keys.add(new Legend.Key(shade.words, boxes));
    }
    return new Legend("", keys);
  }

  private static String inWords(Map<String, List<SpeedUpStack>> workloads) {
    StringBuilder words = new StringBuilder("What workers do.");
    workloads.forEach((name, stacks) ->
        words
            .append(" ")
            .append(name)
            .append(": ")
            .append(stacks.stream().map(StackChart::inWords).collect(Collectors.joining("; ")))
            .append("."));
    return words.toString();
  }

  private static String inWords(SpeedUpStack stack) {
    List<String> parts = new ArrayList<>();
    for (Shade shade : Shade.values()) {
      double workers = shade.workers(stack);
      if (workers >= 0.005) {
        parts.add(Numbers.fixed(workers, 2) + " " + shade.words);
      }
    }
    return stack.cell().name() + " " + String.join(", ", parts);
  }
}
