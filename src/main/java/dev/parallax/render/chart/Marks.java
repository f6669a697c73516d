package dev.parallax.render.chart;

import dev.parallax.render.plot.Aesthetic;
import dev.parallax.render.plot.Data;
import dev.parallax.render.plot.Geom;
import dev.parallax.render.plot.Layer;
import dev.parallax.render.plot.Ticks;
import java.util.List;

/** Layers that several charts have, over the columns x, y, lo, hi, xend, yend and series. */
final class Marks {
  private static final double POINT_SIZE = 2.6;
  private static final double THIN = 0.8;

  private Marks() {}

  static Layer points(Data data) {
    return Layer.of(Geom.POINT, data)
        .by(Aesthetic.X, "x")
        .by(Aesthetic.Y, "y")
        .by(Aesthetic.COLOUR, "series")
        .by(Aesthetic.SHAPE, "series")
        .with("size", POINT_SIZE);
  }

  static Layer lines(Data data) {
    return Layer.of(Geom.LINE, data)
        .by(Aesthetic.X, "x")
        .by(Aesthetic.Y, "y")
        .by(Aesthetic.COLOUR, "series")
        .by(Aesthetic.LINE_TYPE, "series")
        .with("size", THIN);
  }

  /** Upright intervals. They aren't in the legend: the points are. */
  static Layer intervals(Data data) {
    return Layer.of(Geom.ERROR_BAR, data)
        .by(Aesthetic.X, "x")
        .by(Aesthetic.Y_MIN, "lo")
        .by(Aesthetic.Y_MAX, "hi")
        .by(Aesthetic.COLOUR, "series")
        .with("width", 0.05)
        .with("size", THIN)
        .with("show_legend", false);
  }

  /** Lines from x, y to xend, yend; not in the legend. */
  static Layer segments(Data data) {
    return Layer.of(Geom.SEGMENT, data)
        .by(Aesthetic.X, "x")
        .by(Aesthetic.Y, "y")
        .by(Aesthetic.X_END, "xend")
        .by(Aesthetic.Y_END, "yend")
        .with("show_legend", false);
  }

  /** Widens the axes to places where there is nothing to see. */
  static Layer nothing(Data data) {
    return Layer.of(Geom.NOTHING, data).by(Aesthetic.X, "x").by(Aesthetic.Y, "y");
  }

  /** Room at both ends of the y axis, or zero. */
  static Layer ends(Panels panels, Workers workers, Ticks.Scaled y, List<Double> baseValues) {
    Data ends = Data.of("panel", "x", "y");
    for (Panels.Panel panel : panels.panels()) {
      for (double end : y.ends(baseValues)) {
        ends.row(panel.name(), workers.first(), end);
        ends.row(panel.name(), workers.last(), end);
      }
    }
    return nothing(ends);
  }
}
