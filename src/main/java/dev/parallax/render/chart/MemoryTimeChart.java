package dev.parallax.render.chart;

import dev.parallax.render.chart.Charts.Drawing;
import dev.parallax.render.plot.Aesthetic;
import dev.parallax.render.plot.Data;
import dev.parallax.render.plot.Geom;
import dev.parallax.render.plot.Layer;
import dev.parallax.render.plot.Plot;
import dev.parallax.render.plot.Series;
import dev.parallax.render.plot.Ticks;
import dev.parallax.suite.Lifecycle;
import dev.parallax.suite.Model;
import dev.parallax.table.BatchCell;
import dev.parallax.unit.Direction;
import dev.parallax.unit.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a cell's memory buys: memory against time. The lower left corner is the best. */
final class MemoryTimeChart {
  private MemoryTimeChart() {}

  static Drawing of(Panels panels, Lifecycle lifecycle) {
    List<BatchCell> cells = panels.cells();
    Optional<MemoryFigures> found = MemoryFigures.of(cells);
    if (found.isEmpty()) {
      // The picture of memory by workers has said why.
      return new Drawing.Omitted(
          "no picture of memory: the file has no figures of it; a run with a profiler has them");
    }
    MemoryFigures figures = found.get();
    List<Double> seconds = cells.stream().map(cell -> cell.seconds().value()).toList();
    List<Double> amounts =
        cells.stream().flatMapToDouble(c -> figures.levelOf(c).stream()).boxed().toList();
    Ticks.Scaled time =
        Ticks.of("time per batch", Direction.LOWER_IS_BETTER.words(), seconds, Unit.SECONDS);
    Ticks.Scaled memory =
        Ticks.ofSmallUnits("memory", Direction.LOWER_IS_BETTER.words(), amounts, figures.unit());
    Data points = Data.of("panel", "x", "y", "series");
    Data labels = Data.of("panel", "x", "y", "series", "label");
    Data ends = Data.of("panel", "x", "y");
    for (Panels.Panel panel : panels.panels()) {
      for (String model : models(panel)) {
        List<BatchCell> some =
            panel.table().cells().stream().filter(cell -> cell.model().equals(model)).toList();
        for (int i = 0; i < some.size(); i++) {
          BatchCell cell = some.get(i);
          double x = time.of(cell.seconds().value());
          double y = memory.of(figures.levelOf(cell).orElse(Double.NaN));
          if (Double.isFinite(x) && Double.isFinite(y)) {
            points.row(panel.name(), x, y, model);
            // Labels of all would lie on each other; these say which way a line goes.
            if (!cell.isSerial() && (i == 0 || i == some.size() - 1)) {
              labels.row(panel.name(), x, y, model, cell.workers());
            }
          }
        }
      }
      List<Double> across = time.ends(seconds);
      List<Double> up = memory.ends(amounts);
      ends.row(panel.name(), across.getFirst(), up.getFirst());
      ends.row(panel.name(), across.getLast(), up.getLast());
    }
    if (points.isEmpty()) {
      return new Drawing.Omitted(
          "no picture of memory against time, "
              + lifecycle.word()
              + ": no cell has both a time and a figure of it");
    }
    Plot plot =
        panels
            .layOut(Plot.of(time.axis(), memory.axis()), true)
            .with(
                Layer.of(Geom.PATH, points)
                    .by(Aesthetic.X, "x")
                    .by(Aesthetic.Y, "y")
                    .by(Aesthetic.COLOUR, "series")
                    .by(Aesthetic.LINE_TYPE, "series")
                    .with("size", 0.5)
                    .with("show_legend", false))
            .with(Marks.points(points))
            .with(
                Layer.of(Geom.TEXT, labels)
                    .by(Aesthetic.X, "x")
                    .by(Aesthetic.Y, "y")
                    .by(Aesthetic.LABEL, "label")
                    .by(Aesthetic.COLOUR, "series")
                    .with("size", 5)
                    .with("nudge_x", 7)
                    .with("nudge_y", 7)
                    .with("nudge_unit", "px")
                    .with("show_legend", false))
            .with(Marks.nothing(ends))
            .with(looks(panels.models(), cells))
            .noted("numbers: the fewest and the most workers; best is the lower left corner");
    return new Drawing.Drawn(
        "memory-time-" + lifecycle.word(),
        "Memory against time, " + lifecycle.word(),
        plot,
        "Memory (" + figures.words() + ") against time per batch, of both lower is better.");
  }

  private static List<String> models(Panels.Panel panel) {
    return panel.table().cells().stream().map(BatchCell::model).distinct().toList();
  }

  private static Series looks(List<String> models, List<BatchCell> cells) {
    List<String> all = new ArrayList<>();
    if (cells.stream().anyMatch(BatchCell::isSerial)) {
      all.add(Model.SERIAL.label());
    }
    all.addAll(models);
    return Series.models(all);
  }
}
