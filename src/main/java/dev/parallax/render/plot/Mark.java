package dev.parallax.render.plot;

import dev.parallax.render.plot.Look.Dash;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * Something drawn in a panel, at places in the units of its axes. What is at a place that isn't on
 * the axes is left out.
 */
public sealed interface Mark {
  /** A place on the axes. */
  record Place(double x, double y) {}

  /** A stroke, its width in pixels. */
  record Pen(Ink ink, Dash dash, double width) {
    public static final Pen NONE = solid(Ink.NONE, 0);

    /** Without gaps. */
    public static Pen solid(Ink ink, double width) {
      return new Pen(ink, Dash.SOLID, width);
    }
  }

  /** From place to place. */
  record Line(List<Place> places, Pen pen) implements Mark {
    public Line {
      places = List.copyOf(places);
    }
  }

  /** A point, its radius in pixels. */
  record Point(Place at, Look look, double radius) implements Mark {
    @Override
    public List<Place> places() {
      return List.of(at);
    }
  }

  /** A bar between two corners. */
  record Box(Place from, Place to, Ink fill, Pen edge) implements Mark {
    @Override
    public List<Place> places() {
      return List.of(from, to);
    }
  }

  /** Words around a place, moved aside if they would leave the panel. */
  record Text(Place at, String words, Font font) implements Mark {
    @Override
    public List<Place> places() {
      return List.of(at);
    }
  }

  /** A straight line. */
  static Mark line(double x1, double y1, double x2, double y2, Pen pen) {
    return new Line(List.of(new Place(x1, y1), new Place(x2, y2)), pen);
  }

  static Mark box(double x1, double y1, double x2, double y2, Ink fill, Pen edge) {
    return new Box(new Place(x1, y1), new Place(x2, y2), fill, edge);
  }

  static Mark point(double x, double y, Look look, double radius) {
    return new Point(new Place(x, y), look, radius);
  }

  static Mark text(double x, double y, String words, Font font) {
    return new Text(new Place(x, y), words, font);
  }

  /** Where it is. */
  List<Place> places();

  /** Marks with the same style that follow each other are written as one. */
  default List<Object> style() {
    return switch (this) {
      case Line line -> List.of("line", line.pen);
      case Point point -> List.of("point", point.look, point.radius);
      case Box box -> List.of("box", box.fill, box.edge);
      case Text text -> List.of("text", text.font);
    };
  }

  /** What an axis across has to show of them. */
  static List<Double> xs(Collection<Mark> marks) {
    return places(marks).map(Place::x).toList();
  }

  /** What an upright axis has to show of them. */
  static List<Double> ys(Collection<Mark> marks) {
    return places(marks).map(Place::y).toList();
  }

  private static Stream<Place> places(Collection<Mark> marks) {
    return marks.stream().flatMap(mark -> mark.places().stream());
  }
}
