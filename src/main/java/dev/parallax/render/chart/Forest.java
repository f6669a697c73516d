package dev.parallax.render.chart;

import dev.parallax.render.parts.KeyText;
import dev.parallax.render.plot.Aesthetic;
import dev.parallax.render.plot.Axis;
import dev.parallax.render.plot.Data;
import dev.parallax.render.plot.Geom;
import dev.parallax.render.plot.Layer;
import dev.parallax.render.plot.Plot;
import dev.parallax.render.plot.Ticks;
import dev.parallax.stat.Estimate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Values with intervals, across, in rows with a name each: any number of rows can be read, however
 * long their names are.
 *
 * @param rows from the top
 * @param series names of the marks that stand side by side in a row; others stand in its middle
 */
record Forest(List<Row> rows, List<String> series) {
  private static final int LONGEST_NAME = 60;
  private static final int WIDTH = 800;
  private static final int ROW_HEIGHT = 22;
  private static final int MARK_HEIGHT = 9;
  private static final int AROUND = 160;

  /** How far apart the marks of a row are, in rows. */
  private static final double BAND = 0.6;

  /**
   * A row.
   *
   * @param marks one per series that it has
   */
  record Row(String name, List<Mark> marks) {
    Row {
      marks = List.copyOf(marks);
    }
  }

  /** A value in base units. */
  record Mark(String series, Estimate value) {}

  Forest {
    rows = List.copyOf(rows);
    series = List.copyOf(series);
  }

  /** All that has to be in the picture. */
  List<Double> values() {
    return rows.stream()
        .flatMap(row -> row.marks().stream())
        .flatMap(mark ->
            mark.value().interval().isKnown()
                ? Stream.of(
                    mark.value().value(),
                    mark.value().interval().lo(),
                    mark.value().interval().hi())
                : Stream.of(mark.value().value()))
        .filter(Double::isFinite)
        .toList();
  }

  /** Draws it over an axis that fits its values. */
  Plot plot(Ticks.Scaled x) {
    Data data = Data.of("x", "y", "lo", "hi", "series");
    List<Axis.Tick> names = new ArrayList<>();
    List<String> shortened = KeyText.fit(rows.stream().map(Row::name).toList(), LONGEST_NAME);
    for (int i = 0; i < rows.size(); i++) {
      names.add(new Axis.Tick(-i, shortened.get(i)));
      for (Mark mark : rows.get(i).marks()) {
        double value = x.of(mark.value().value());
        boolean known = mark.value().interval().isKnown() && Double.isFinite(value);
        data.row(
            value,
            -i + offset(mark.series()),
            known ? x.of(mark.value().interval().lo()) : Double.NaN,
            known ? x.of(mark.value().interval().hi()) : Double.NaN,
            mark.series());
      }
    }
    Data ends = Data.of("x", "y");
    for (double end : x.ends(values())) {
      // Rows without a number have their place too.
      ends.row(end, 0).row(end, 1 - rows.size());
    }
    return Plot.of(x.axis(), new Axis("", false, names, Optional.empty()))
        .with(
            Layer.of(Geom.SEGMENT, data)
                .by(Aesthetic.X, "lo")
                .by(Aesthetic.X_END, "hi")
                .by(Aesthetic.Y, "y")
                .by(Aesthetic.Y_END, "y")
                .by(Aesthetic.COLOUR, "series")
                .with("size", 1)
                .with("show_legend", false))
        .with(Marks.points(data))
        .with(Marks.nothing(ends))
        .sized(WIDTH, AROUND + rows.size() * Math.max(ROW_HEIGHT, 6 + MARK_HEIGHT * series.size()));
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
