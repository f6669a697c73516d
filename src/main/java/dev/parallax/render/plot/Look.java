package dev.parallax.render.plot;

import java.util.List;
import java.util.stream.Stream;

/** How the marks of a series look: each of the three says which series it is. */
public record Look(Ink ink, Shape shape, Dash dash) {
  /** The look of serial, which no other series has. */
  static final Look SERIAL = new Look(Ink.TEXT, Shape.STAR, Dash.SOLID);

  /** The look of the i-th series, from 0. */
  static Look of(int index) {
    List<Ink> inks = Ink.series();
    List<Dash> dashes = List.of(Dash.values());
    List<Shape> shapes = Stream.of(Shape.values()).filter(shape -> shape != Shape.STAR).toList();
    return new Look(
        inks.get(index % inks.size()),
        shapes.get(index % shapes.size()),
        dashes.get(index % dashes.size()));
  }

  /** A line in the look of the series, a pixel and a half wide. */
  public Mark.Pen pen() {
    return new Mark.Pen(ink, dash, 1.5);
  }

  /** Line types. */
  public enum Dash {
    SOLID(""),
    DASHED("6 4"),
    DOTTED("2 3"),
    DOT_DASH("2 3 7 3"),
    LONG_DASH("11 4"),
    TWO_DASH("3 3 9 3");

    private final String lengths;

    Dash(String lengths) {
      this.lengths = lengths;
    }

    /** In pixels: on and off by turns. */
    String lengths() {
      return lengths;
    }
  }

  /** Shapes of points, which stay apart in black and white, in the order of their use. */
  public enum Shape {
    CIRCLE(true, ""),
    TRIANGLE(true, "0 -1.2 1.1 0.8 -1.1 0.8"),
    SQUARE(true, "-0.9 -0.9 0.9 -0.9 0.9 0.9 -0.9 0.9"),
    CROSS(false, "-0.9 -0.9 0 0 0.9 -0.9 0 0 0.9 0.9 0 0 -0.9 0.9 0 0"),
    RING(false, ""),
    OPEN_TRIANGLE(false, "0 -1.2 1.1 0.8 -1.1 0.8"),
    OPEN_SQUARE(false, "-0.9 -0.9 0.9 -0.9 0.9 0.9 -0.9 0.9"),
    OPEN_DIAMOND(false, "0 -1.3 1.1 0 0 1.3 -1.1 0"),
    PLUS(false, "0 -1.1 0 0 1.1 0 0 0 0 1.1 0 0 -1.1 0 0 0"),
    DIAMOND(true, "0 -1.3 1.1 0 0 1.3 -1.1 0"),
    /** Of serial. */
    STAR(false, "0 -1.2 0 0 1 -0.6 0 0 1 0.6 0 0 0 1.2 0 0 -1 0.6 0 0 -1 -0.6 0 0");

    private final boolean filled;
    private final String corners;

    /**
     * A shape.
     *
     * @param corners of its closed outline, x and y by turns, in radii; none is a circle
     */
    Shape(boolean filled, String corners) {
      this.filled = filled;
      this.corners = corners;
    }

    boolean isFilled() {
      return filled;
    }

    boolean isRound() {
      return corners.isEmpty();
    }

    /** The outline as a path. */
    String path(double x, double y, double radius) {
      StringBuilder path = new StringBuilder();
      boolean isX = true;
      for (String corner : List.of(corners.split(" ", -1))) {
        path.append(path.isEmpty() ? "M" : isX ? "L" : " ")
            .append(Svg.number((isX ? x : y) + Double.parseDouble(corner) * radius));
        isX = !isX;
      }
      return path.append('Z').toString();
    }
  }
}
