package dev.parallax.render.chart;

import dev.parallax.render.chart.Panels.Panel;
import dev.parallax.render.plot.Axis;
import dev.parallax.render.plot.Ink;
import dev.parallax.render.plot.Mark;
import dev.parallax.render.plot.Mark.Line;
import dev.parallax.render.plot.Mark.Pen;
import dev.parallax.render.plot.Mark.Place;
import dev.parallax.render.plot.Plot;
import dev.parallax.render.plot.Series;
import dev.parallax.render.plot.ValueAxis;
import dev.parallax.stat.Estimate;
import dev.parallax.table.BatchCell;
import dev.parallax.unit.Scale;
import dev.parallax.unit.Unit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A figure of every cell as marks, over the workers of the cell. */
record OverWorkers(
    Panels panels, Workers workers, Series series, Function<BatchCell, Optional<Estimate>> figure) {
  private static final double RADIUS = 3.8;
  private static final double WIDTH = 250;
  private static final double HEIGHT = 190;

  static OverWorkers of(Panels panels, Function<BatchCell, Optional<Estimate>> figure) {
    return new OverWorkers(panels, new Workers(panels), Series.models(panels.models()), figure);
  }

  private Stream<BatchCell> parallel(Panel panel) {
    return panel.table().cells().stream()
        .filter(cell -> cell.hasWorkers() && figure.apply(cell).isPresent());
  }

  /** What has no workers and is not serial, as level lines in the looks of its models. */
  List<Mark> unbounded(Panel panel) {
    List<Mark> levels = new ArrayList<>();
    for (BatchCell cell : panel.table().unbounded()) {
      figure
          .apply(cell)
          .ifPresent(level ->
              levels.add(
                  Mark.line(
                      workers.first(),
                      level.value(),
                      workers.last(),
                      level.value(),
                      series.look(cell.model()).pen())));
    }
    return levels;
  }

  boolean isEmpty() {
    return panels.panels().stream().flatMap(this::parallel).findAny().isEmpty();
  }

  /**
   * A picture of it with serial, which has no workers, as a level line; each panel has its scale.
   */
  Plot levels(String title, Function<List<Double>, ValueAxis> axis, String note) {
    List<List<Mark>> marks = new ArrayList<>();
    boolean hasSerial = false;
    for (Panel panel : panels.panels()) {
      List<Mark> of = new ArrayList<>();
      Optional<Estimate> serial = panel.table().serial().flatMap(figure);
      serial.ifPresent(level -> of.add(level(level.value(), Ink.TEXT)));
      hasSerial |= serial.isPresent();
      of.addAll(unbounded(panel));
      of.addAll(lines(panel, model -> true));
      of.addAll(points(panel));
      marks.add(of);
    }
    List<Double> values = Mark.ys(marks.stream().flatMap(List::stream).toList());
    ValueAxis y = axis.apply(values);
    return plot(
        title, marks, of -> y.over(Mark.ys(of)), (hasSerial ? "level line: serial; " : "") + note);
  }

  /** A picture with these marks in the panels. */
  Plot plot(String title, List<List<Mark>> marks, Function<List<Mark>, Axis> y, String note) {
    List<Plot.Panel> drawn = new ArrayList<>();
    for (int i = 0; i < marks.size(); i++) {
      String name = panels.panels().get(i).name();
      drawn.add(
          new Plot.Panel(name, "", HEIGHT, workers.axis(), y.apply(marks.get(i)), marks.get(i)));
    }
    int columns = Math.min(Panels.SIDE_BY_SIDE, drawn.size());
    return new Plot(title, drawn, columns, WIDTH, series.legendOfLines(), note);
  }

  Mark level(double y, Ink ink) {
    return Mark.line(workers.first(), y, workers.last(), y, Pen.solid(ink, 1));
  }

  /** Lines that join the points of each of some models. */
  List<Mark> lines(Panel panel, Predicate<String> models) {
    List<Mark> lines = new ArrayList<>();
    for (String model : panel.table().modelsWithWorkers().stream().filter(models).toList()) {
      List<Place> places =
          parallel(panel)
              .filter(cell -> cell.model().equals(model))
              .map(this::place)
              .sorted(Comparator.comparingDouble(Place::x))
              .toList();
      lines.add(new Line(places, series.look(model).pen()));
    }
    return lines;
  }

  /** Points over their intervals. */
  List<Mark> points(Panel panel) {
    List<Mark> intervals = new ArrayList<>();
    List<Mark> points = new ArrayList<>();
    parallel(panel)
        .sorted(Comparator.comparing(BatchCell::model))
        .forEach(cell -> {
          Estimate estimate = figure.apply(cell).orElseThrow();
          Place at = place(cell);
          if (estimate.interval().isKnown()) {
            Pen pen = Pen.solid(series.look(cell.model()).ink(), 1.5);
            double lo = estimate.interval().lo();
            intervals.add(Mark.line(at.x(), lo, at.x(), estimate.interval().hi(), pen));
          }
          points.add(new Mark.Point(at, series.look(cell.model()), RADIUS));
        });
    intervals.addAll(points);
    return intervals;
  }

  private Place place(BatchCell cell) {
    return new Place(workers.at(cell), figure.apply(cell).orElseThrow().value());
  }

  /** Where each panel has its least and its most. */
  String ranges(Unit unit) {
    return panels.panels().stream().map(panel -> range(panel, unit)).collect(Collectors.joining());
  }

  private String range(Panel panel, Unit unit) {
    Comparator<BatchCell> order =
        Comparator.comparingDouble(cell -> figure.apply(cell).orElseThrow().value());
    List<BatchCell> cells =
        panel.table().cells().stream()
            .filter(cell -> figure.apply(cell).isPresent())
            .sorted(order)
            .toList();
    return cells.isEmpty()
        ? ""
        : " %s: from %s to %s."
            .formatted(
                panel.name(), inWords(cells.getFirst(), unit), inWords(cells.getLast(), unit));
  }

  private String inWords(BatchCell cell, Unit unit) {
    double value = figure.apply(cell).orElseThrow().value();
    return Scale.of(value, unit).format(value) + " with " + cell.name();
  }
}
