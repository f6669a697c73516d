package dev.parallax.render.chart;

import dev.parallax.render.chart.Charts.Drawing;
import dev.parallax.render.plot.Axis;
import dev.parallax.render.plot.Axis.Tick;
import dev.parallax.render.plot.Ink;
import dev.parallax.render.plot.Look;
import dev.parallax.render.plot.Mark;
import dev.parallax.render.plot.Mark.Line;
import dev.parallax.render.plot.Mark.Pen;
import dev.parallax.render.plot.Mark.Place;
import dev.parallax.render.plot.Mark.Point;
import dev.parallax.render.plot.Plot;
import dev.parallax.render.plot.Series;
import dev.parallax.render.plot.ValueAxis;
import dev.parallax.suite.Lifecycle;
import dev.parallax.suite.Model;
import dev.parallax.table.BatchCell;
import dev.parallax.table.BatchTable;
import dev.parallax.unit.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Every fork's mean over its cell's mean, round by round: what all cells do together is the
 * machine, what one does alone is that fork. A row of panels for each table, a column for each
 * model.
 */
final class RoundsChart {
  private static final double WIDTH = 200;
  private static final double HEIGHT = 105;
  private static final double RADIUS = 2.5;
  private static final int MOST_LABELS = 8;

  /** Around a fork that counts less. */
  private static final Look RING = new Look(Ink.TEXT, Look.Shape.RING, Look.Dash.SOLID);

  private static final double RING_RADIUS = 7;

  private RoundsChart() {}

  static Drawing of(Panels panels, Lifecycle lifecycle) {
    List<String> models = new ArrayList<>(panels.models());
    List<String> values = new ArrayList<>();
    panels.panels().forEach(panel -> values.addAll(panel.table().workerCounts()));
    if (panels.cells().stream().anyMatch(BatchCell::isSerial)) {
      models.addFirst(Model.SERIAL.label());
      values.add(Model.SERIAL.label());
    }
    panels
        .panels()
        .forEach(panel -> panel.table().unbounded().forEach(cell -> values.add(value(cell))));
    Series series = Series.of("workers", values);
    List<List<Mark>> marks = new ArrayList<>();
    for (Panels.Panel panel : panels.panels()) {
      for (String model : models) {
        marks.add(marks(panel.table(), model, series));
      }
    }
    List<Place> places =
        marks.stream().flatMap(List::stream).flatMap(mark -> mark.places().stream()).toList();
    int rounds = (int) places.stream().mapToDouble(Place::x).max().orElse(0);
    if (rounds < 2) {
      return new Drawing.Omitted(
          "no picture of rounds, " + lifecycle.word() + ": no cell has two forks or more");
    }
    boolean common = panels.panels().stream().allMatch(panel -> panel.table().commonRounds());
    int step = Math.ceilDiv(rounds, MOST_LABELS);
    String unit = common ? "round" : "fork";
    Axis x =
        Axis.linear(
            unit + " (number)",
            0.6,
            rounds + 0.4,
            IntStream.iterate(1, at -> at <= rounds, at -> at + step)
                .mapToObj(round -> new Tick(round, Integer.toString(round)))
                .toList());
    List<Double> ratios = Stream.concat(Stream.of(1.0), places.stream().map(Place::y)).toList();
    Axis y = ValueAxis.ratios("time / cell's mean (ratio), above 1 is slower", ratios);
    List<Plot.Panel> drawn = new ArrayList<>();
    for (int i = 0; i < marks.size(); i++) {
      int column = i % models.size();
      List<Mark> of = new ArrayList<>(marks.get(i));
      of.addFirst(Mark.line(x.lo(), 1, x.hi(), 1, Pen.solid(Ink.MUTED, 1)));
      drawn.add(
          new Plot.Panel(
              i < models.size() ? models.get(column) : "",
              column == models.size() - 1 ? panels.panels().get(i / models.size()).name() : "",
              HEIGHT,
              x,
              y,
              of));
    }
    long clipped = marks.stream().flatMap(List::stream).filter(RoundsChart::isRing).count();
    Plot plot =
        new Plot(
            "Drift over " + unit + "s, " + lifecycle.word(),
            drawn,
            models.size(),
            WIDTH,
            series.legendOfLines(),
            "ringed: counts less in comparisons, because it is far from what cell and round"
                + " predict");
    return new Drawing.Drawn(
        "rounds-" + lifecycle.word(),
        plot,
        ("The mean of every fork over the mean of its cell, %s by %s: from %s to %s;"
                + " %s far from what cell and round predict.")
            .formatted(
                unit,
                unit,
                Numbers.times(places.stream().mapToDouble(Place::y).min().orElse(1)),
                Numbers.times(places.stream().mapToDouble(Place::y).max().orElse(1)),
                clipped == 0 ? "none is" : clipped + (clipped == 1 ? " is" : " are")));
  }

  private static String value(BatchCell cell) {
    return cell.hasWorkers() ? cell.workers() : cell.model();
  }

  private static List<Mark> marks(BatchTable table, String model, Series series) {
    List<Mark> lines = new ArrayList<>();
    List<Mark> points = new ArrayList<>();
    List<Mark> rings = new ArrayList<>();
    for (BatchCell cell : table.cells()) {
      if (!cell.model().equals(model)) {
        continue;
      }
      Look look = series.look(value(cell));
      List<Place> places = new ArrayList<>();
      for (int round = 0; round < cell.forkTimes().size(); round++) {
        double sum = cell.forkTimes().get(round).stream().mapToDouble(time -> time).sum();
        double ratio = sum / cell.forkTimes().get(round).size() / cell.seconds().value();
        if (!Double.isFinite(ratio) || ratio <= 0) {
          continue;
        }
        Place place = new Place(round + 1.0, ratio);
        places.add(place);
        points.add(new Point(place, look, RADIUS));
        if (isClipped(table, cell, round)) {
          rings.add(new Point(place, RING, RING_RADIUS));
        }
      }
      lines.add(new Line(places, new Pen(look.ink(), look.dash(), 1)));
    }
    return Stream.of(lines, points, rings).flatMap(List::stream).toList();
  }

  private static boolean isClipped(BatchTable table, BatchCell cell, int round) {
    return cell.member().isPresent()
        && table.decision().clipped().stream()
            .anyMatch(fork -> fork.cell() == cell.member().getAsInt() && fork.round() == round);
  }

  private static boolean isRing(Mark mark) {
    return mark instanceof Point point && point.look().equals(RING);
  }
}
