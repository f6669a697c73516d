package dev.parallax.render.plot;

/** What of a mark can follow a column of the data. */
public enum Aesthetic {
  X("x"),
  Y("y"),
  X_MIN("xmin"),
  X_MAX("xmax"),
  Y_MIN("ymin"),
  Y_MAX("ymax"),
  X_END("xend"),
  Y_END("yend"),
  COLOUR("color"),
  FILL("fill"),
  SHAPE("shape"),
  LINE_TYPE("linetype"),
  LABEL("label"),
  GROUP("group");

  private final String word;

  Aesthetic(String word) {
    this.word = word;
  }

  /** What Lets-Plot calls it. */
  String word() {
    return word;
  }
}
