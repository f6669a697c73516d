package dev.parallax.render.chart;

import dev.parallax.render.chart.Charts.Drawing;
import dev.parallax.render.plot.Data;
import dev.parallax.render.plot.Ink;
import dev.parallax.render.plot.Plot;
import dev.parallax.render.plot.Series;
import dev.parallax.render.plot.Ticks;
import dev.parallax.stat.Interval;
import dev.parallax.suite.Lifecycle;
import dev.parallax.table.BatchCell;
import dev.parallax.unit.Direction;
import dev.parallax.unit.Scale;
import dev.parallax.unit.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Time per batch with its interval by workers and model; serial as a line across. */
final class TimeChart {
  private TimeChart() {}

  static Drawing of(Panels panels, Lifecycle lifecycle) {
    Workers workers = new Workers(panels);
    List<Double> values = new ArrayList<>();
    for (BatchCell cell : panels.cells()) {
      values.add(cell.seconds().value());
      if (cell.seconds().interval().isKnown()) {
        values.add(cell.seconds().interval().lo());
        values.add(cell.seconds().interval().hi());
      }
    }
    Ticks.Scaled scale =
        Ticks.of("time per batch", Direction.LOWER_IS_BETTER.words(), values, Unit.SECONDS);
    Data points = Data.of("panel", "x", "y", "lo", "hi", "series");
    Data serial = Data.of("panel", "x", "y", "xend", "yend");
    List<String> sentences = new ArrayList<>();
    for (Panels.Panel panel : panels.panels()) {
      for (BatchCell cell : panel.table().cells()) {
        double y = scale.of(cell.seconds().value());
        if (!Double.isFinite(y)) {
          continue;
        }
        if (cell.isSerial()) {
          serial.row(panel.name(), workers.first(), y, workers.last(), y);
          continue;
        }
        Interval interval = cell.seconds().interval();
        points.row(
            panel.name(),
            workers.at(cell),
            y,
            interval.isKnown() ? scale.of(interval.lo()) : Double.NaN,
            interval.isKnown() ? scale.of(interval.hi()) : Double.NaN,
            cell.model());
      }
      sentence(panel).ifPresent(sentences::add);
    }
    if (points.isEmpty()) {
      return new Drawing.Omitted(
          "no picture of times, " + lifecycle.word() + ": no cell has a time");
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
                (serial.isEmpty() ? "" : "level line: serial; ") + SpeedUpChart.confidence(panels));
    return new Drawing.Drawn(
        "time-" + lifecycle.word(),
        "Time per batch, " + lifecycle.word(),
        plot,
        "Time per batch by workers and model, lower is better. " + String.join(" ", sentences));
  }

  private static Optional<String> sentence(Panels.Panel panel) {
    Optional<BatchCell> least = Optional.empty();
    Optional<BatchCell> most = Optional.empty();
    for (BatchCell cell : panel.table().cells()) {
      double seconds = cell.seconds().value();
      if (!Double.isFinite(seconds)) {
        continue;
      }
      if (least.isEmpty() || seconds < least.get().seconds().value()) {
        least = Optional.of(cell);
      }
      if (most.isEmpty() || seconds > most.get().seconds().value()) {
        most = Optional.of(cell);
      }
    }
    if (least.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        panel.name() + ": from " + name(least.get()) + " to " + name(most.orElseThrow()) + ".");
  }

  private static String name(BatchCell cell) {
    double seconds = cell.seconds().value();
    return Scale.of(seconds, Unit.SECONDS).format(seconds) + " with " + cell.name();
  }
}
