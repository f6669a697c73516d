package dev.parallax.render.chart;

import dev.parallax.render.chart.Charts.Drawing;
import dev.parallax.table.BatchCell;
import dev.parallax.table.Lifecycle;
import dev.parallax.table.SecondaryValue;
import dev.parallax.unit.Direction;
import dev.parallax.unit.Quantity;
import dev.parallax.unit.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a cell's memory buys: memory against time. The lower left corner is the best. */
final class MemoryChart {
  /** As profilers name it: of the whole tree, shared pages counted once, resident, allocated. */
  private static final List<Pattern> NAMES =
      List.of(
          Pattern.compile("(?i).*memory.*"),
          Pattern.compile("(?i).*\\bpss\\b.*"),
          Pattern.compile("(?i).*\\brss\\b.*"),
          Pattern.compile("(?i).*\\balloc\\.rate\\.norm\\b.*"));

  private MemoryChart() {}

  static Drawing of(Panels panels, Lifecycle lifecycle) {
    List<BatchCell> cells = panels.cells();
    Optional<String> metric = metric(cells);
    if (metric.isEmpty()) {
      return new Drawing.Omitted(
          "no picture of memory: the file has no figures of it; a run with a profiler has them");
    }
    String name = metric.get();
    Unit unit =
        cells.stream().flatMap(c -> value(c, name).stream()).findFirst().orElseThrow().unit();
    Unit shown = bytes(unit);
    List<Double> seconds = cells.stream().map(cell -> cell.seconds().value()).toList();
    List<Double> amounts =
        cells.stream().flatMap(c -> value(c, name).stream()).map(SecondaryValue::value).toList();
    Ticks.Scaled time =
        Ticks.of("time per batch", Direction.LOWER_IS_BETTER.words(), seconds, Unit.SECONDS);
    Ticks.Scaled memory = Ticks.of(name, Direction.LOWER_IS_BETTER.words(), amounts, shown);
    Data points = Data.of("panel", "x", "y", "series", "label");
    Data ends = Data.of("panel", "x", "y");
    for (Panels.Panel panel : panels.panels()) {
      for (BatchCell cell : panel.table().cells()) {
        double x = time.of(cell.seconds().value());
        double y = value(cell, name).map(v -> memory.of(v.value())).orElse(Double.NaN);
        if (Double.isFinite(x) && Double.isFinite(y)) {
          points.row(panel.name(), x, y, cell.model(), cell.workers());
        }
      }
      List<Double> across = time.ends(seconds);
      List<Double> up = memory.ends(amounts);
      ends.row(panel.name(), across.getFirst(), up.getFirst());
      ends.row(panel.name(), across.getLast(), up.getLast());
    }
    if (points.isEmpty()) {
      return new Drawing.Omitted(
          "no picture of memory: no cell has both a time and a figure of it");
    }
    Plot plot =
        panels
            .layOut(Plot.of(time.axis(), memory.axis()), false)
            .with(Marks.points(points))
            .with(
                Layer.of(Geom.TEXT, points)
                    .by(Aesthetic.X, "x")
                    .by(Aesthetic.Y, "y")
                    .by(Aesthetic.LABEL, "label")
                    .with("size", 5)
                    .with("vjust", 1.8)
                    .with("color", Ink.MUTED.light()))
            .with(Marks.nothing(ends))
            .with(looks(panels.models(), cells))
            .noted("numbers beside the points: workers; best is the lower left corner");
    return new Drawing.Drawn(
        "memory-" + lifecycle.word(),
        "Memory against time, " + lifecycle.word(),
        plot,
        "Memory (" + name + ") against time per batch, of both lower is better.");
  }

  private static Series looks(List<String> models, List<BatchCell> cells) {
    List<String> all = new ArrayList<>();
    if (cells.stream().anyMatch(BatchCell::isSerial)) {
      all.add(BatchCell.SERIAL);
    }
    all.addAll(models);
    return Series.models(all);
  }

  private static Optional<String> metric(List<BatchCell> cells) {
    return NAMES.stream()
        .flatMap(pattern ->
            cells.stream()
                .flatMap(cell -> cell.secondary().keySet().stream())
                .filter(name -> pattern.matcher(name).matches())
                .sorted()
                .limit(1))
        .findFirst();
  }

  private static Optional<SecondaryValue> value(BatchCell cell, String name) {
    return Optional.ofNullable(cell.secondary().get(name));
  }

  /** Bytes that JMH's units don't know as bytes, so that they get a prefix. */
  private static Unit bytes(Unit unit) {
    return unit.symbol().equals("B") || unit.symbol().equals("bytes")
        ? new Unit("B/op", Quantity.BYTES_PER_OPERATION, 1)
        : unit;
  }
}
