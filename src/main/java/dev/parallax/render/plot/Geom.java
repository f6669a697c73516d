package dev.parallax.render.plot;

/** The marks of a layer. */
public enum Geom {
  POINT("point"),
  LINE("line"),
  /** As a line, but in the order of the rows. */
  PATH("path"),
  /** From x, y to xend, yend. */
  SEGMENT("segment"),
  /** An interval from ymin to ymax at x, or from xmin to xmax at y. */
  ERROR_BAR("errorbar"),
  /** From xmin, ymin to xmax, ymax. */
  RECTANGLE("rect"),
  /** Bars from zero to y. */
  BAR("bar"),
  /** A line across the panel at {@code yintercept}, given by {@link Layer#with}. */
  HORIZONTAL_LINE("hline"),
  /** A line across the panel at {@code xintercept}, given by {@link Layer#with}. */
  VERTICAL_LINE("vline"),
  TEXT("text"),
  /** Nothing to see; its x and y only widen the axes. */
  NOTHING("point");

  private final String word;

  Geom(String word) {
    this.word = word;
  }

  /** What Lets-Plot calls it. */
  String word() {
    return word;
  }
}
