package dev.parallax.render.chart;

import dev.parallax.render.plot.Axis;
import dev.parallax.render.plot.Legend;
import dev.parallax.render.plot.Look;
import dev.parallax.render.plot.Mark;
import dev.parallax.render.plot.Mark.Pen;
import dev.parallax.render.plot.Plot;
import dev.parallax.render.plot.Series;
import dev.parallax.stat.Estimate;
import dev.parallax.stat.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Values with intervals, across, in rows with a name each: any number of rows can be read, however
 * long their names are.
 *
 * @param rows from the top
 * @param series names of the marks that stand side by side in a row; others stand in its middle
 */
record Forest(List<Row> rows, List<String> series) {
  private static final double WIDTH = 480;
  private static final double ROW_HEIGHT = 22;
  private static final double MARK_HEIGHT = 9;
  private static final double RADIUS = 3.8;

  /** How far apart the marks of a row are, in rows. */
  private static final double BAND = 0.6;

  /** A value for each series that the row has. */
  record Row(String name, List<Value> values) {
    Row {
      values = List.copyOf(values);
    }
  }

  /** In base units. */
  record Value(String series, Estimate estimate) {}

  Forest {
    rows = List.copyOf(rows);
    series = List.copyOf(series);
  }

  /** All that has to be in the picture. */
  List<Double> values() {
    return rows.stream()
        .flatMap(row -> row.values().stream())
        .map(Value::estimate)
        .flatMap(estimate ->
            Stream.of(estimate.value(), estimate.interval().lo(), estimate.interval().hi())
                .limit(estimate.interval().isKnown() ? 3 : 1))
        .filter(Double::isFinite)
        .toList();
  }

  /** Draws it over an axis that fits its values. */
  Plot plot(String title, Axis x, List<Mark> under, Series looks, String note) {
    List<Mark> marks = new ArrayList<>(under);
    List<Mark> points = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      for (Value value : rows.get(i).values()) {
        Look look = looks.look(value.series());
        double y = -i + offset(value.series());
        Interval interval = value.estimate().interval();
        if (interval.isKnown()) {
          marks.add(Mark.line(interval.lo(), y, interval.hi(), y, Pen.solid(look.ink(), 1.5)));
        }
        points.add(Mark.point(value.estimate().value(), y, look, RADIUS));
      }
    }
    marks.addAll(points);
    List<String> names = rows.stream().map(Row::name).toList();
    double height = rows.size() * Math.max(ROW_HEIGHT, 6 + MARK_HEIGHT * series.size()) + 8;
    return new Plot(
        title,
        List.of(new Plot.Panel("", "", height, x, Axis.names(names), marks)),
        1,
        WIDTH,
        series.size() == 1 ? Legend.none() : looks.legendOfPoints(),
        note);
  }

  /** Whether there is anything to draw. */
  boolean hasMarks() {
    return !values().isEmpty();
  }

  private double offset(String name) {
    int count = series.size();
    return count < 2 || !series.contains(name)
        ? 0
        : BAND * (0.5 - series.indexOf(name) / (count - 1.0));
  }
}
