package dev.parallax.render.plot;

import java.util.Optional;

/**
 * How a plot is split into small multiples. A layer without the columns is in all of them.
 *
 * @param rows the column with a row of panels per value; of a wrapped plot, with a panel per value
 * @param columns the column with a column of panels per value
 * @param wrap how many panels stand side by side, if they are wrapped
 * @param freeX whether each column has its own x axis
 * @param freeY whether each row has its own y axis
 */
public record Facets(
    Optional<String> rows,
    Optional<String> columns,
    Optional<Integer> wrap,
    boolean freeX,
    boolean freeY) {
  /** One panel. */
  public static Facets none() {
    return new Facets(Optional.empty(), Optional.empty(), Optional.empty(), false, false);
  }

  /** Values of one column down, of another across. */
  public static Facets grid(String rows, String columns) {
    return new Facets(Optional.of(rows), Optional.of(columns), Optional.empty(), false, false);
  }

  /** A panel for each value of a column, as many side by side. */
  public static Facets wrapped(String column, int sideBySide) {
    return new Facets(Optional.of(column), Optional.empty(), Optional.of(sideBySide), false, false);
  }

  /** The same with axes of their own. */
  public Facets free(boolean x, boolean y) {
    return new Facets(rows, columns, wrap, x, y);
  }
}
