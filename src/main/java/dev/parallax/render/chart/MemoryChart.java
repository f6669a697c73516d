package dev.parallax.render.chart;

import dev.parallax.render.chart.Charts.Drawing;
import dev.parallax.render.plot.Data;
import dev.parallax.render.plot.Ink;
import dev.parallax.render.plot.Plot;
import dev.parallax.render.plot.Series;
import dev.parallax.render.plot.Ticks;
import dev.parallax.suite.Lifecycle;
import dev.parallax.table.BatchCell;
import dev.parallax.unit.Direction;
import dev.parallax.unit.Scale;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** How much memory the workers of each model need, and up to where it goes; serial as a line. */
final class MemoryChart {
  private MemoryChart() {}

  static Drawing of(Panels panels, Lifecycle lifecycle) {
    Optional<MemoryFigures> found = MemoryFigures.of(panels.cells());
    if (found.isEmpty()) {
      return new Drawing.Omitted(
          "no picture of memory: the file has no figures of it; a run with a profiler has them");
    }
    MemoryFigures figures = found.get();
    Workers workers = new Workers(panels);
    List<Double> values = new ArrayList<>();
    panels
        .cells()
        .forEach(cell -> {
          figures.levelOf(cell).ifPresent(values::add);
          if (!cell.isSerial()) {
            figures.peakOf(cell).ifPresent(values::add);
          }
        });
    Ticks.Scaled scale =
        Ticks.ofSmallUnits("memory", Direction.LOWER_IS_BETTER.words(), values, figures.unit());
    Data points = Data.of("panel", "x", "y", "lo", "hi", "series");
    Data serial = Data.of("panel", "x", "y", "xend", "yend");
    List<String> sentences = new ArrayList<>();
    for (Panels.Panel panel : panels.panels()) {
      for (BatchCell cell : panel.table().cells()) {
        double y = scaled(scale, figures.levelOf(cell));
        double peak = scaled(scale, figures.peakOf(cell));
        if (!Double.isFinite(y)) {
          continue;
        }
        if (cell.isSerial()) {
          serial.row(panel.name(), workers.first(), y, workers.last(), y);
        } else {
          points.row(panel.name(), workers.at(cell), y, Math.min(y, peak), peak, cell.model());
        }
      }
      sentence(panel, figures).ifPresent(sentences::add);
    }
    if (points.isEmpty()) {
      return new Drawing.Omitted(
          "no picture of memory, "
              + lifecycle.word()
              + ": no cell with workers has a figure of it");
    }
    Plot plot =
        panels
            .layOut(Plot.of(workers.axis(), scale.axis()), true)
            .with(Marks.segments(serial).in(Ink.TEXT))
            .with(Marks.lines(points))
            .with(Marks.intervals(points))
            .with(Marks.points(points))
            .with(Marks.ends(panels, workers, scale, values))
            .with(Series.models(panels.models()))
            .noted(
                "points: "
                    + figures.words()
                    + figures.peak().map(name -> "; lines up: the peak (" + name + ")").orElse("")
                    + (serial.isEmpty() ? "" : "; level line: serial"));
    return new Drawing.Drawn(
        "memory-" + lifecycle.word(),
        "Memory, " + lifecycle.word(),
        plot,
        "Memory by workers and model, lower is better: "
            + figures.words()
            + ". "
            + String.join(" ", sentences));
  }

  private static double scaled(Ticks.Scaled scale, OptionalDouble value) {
    return value.isPresent() ? scale.of(value.getAsDouble()) : Double.NaN;
  }

  /** Where least and most of it is needed. */
  private static Optional<String> sentence(Panels.Panel panel, MemoryFigures figures) {
    Optional<BatchCell> least = Optional.empty();
    Optional<BatchCell> most = Optional.empty();
    for (BatchCell cell : panel.table().cells()) {
      OptionalDouble level = figures.levelOf(cell);
      if (level.isEmpty()) {
        continue;
      }
      if (least.isEmpty() || level.getAsDouble() < level(figures, least.get())) {
        least = Optional.of(cell);
      }
      if (most.isEmpty() || level.getAsDouble() > level(figures, most.get())) {
        most = Optional.of(cell);
      }
    }
    if (least.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        panel.name()
            + ": from "
            + name(figures, least.get())
            + " to "
            + name(figures, most.orElseThrow())
            + ".");
  }

  private static String name(MemoryFigures figures, BatchCell cell) {
    double level = level(figures, cell);
    return Scale.of(level, figures.unit()).format(level) + " with " + cell.name();
  }

  private static double level(MemoryFigures figures, BatchCell cell) {
    return figures.levelOf(cell).orElse(Double.NaN);
  }
}
