package dev.parallax.render;

import java.util.List;

/**
 * A table ready to be laid out: every string is final and harmless in the format at hand.
 *
 * @param columns headings from left to right
 * @param rows as many cells as columns
 */
record Grid(List<Column> columns, List<List<Cell>> rows) {
  Grid {
    columns = List.copyOf(columns);
    rows = rows.stream().map(List::copyOf).toList();
  }

  /**
   * A column.
   *
   * @param heading what stands above it
   * @param rightAligned whether its parts end at the same place, as numbers should
   */
  record Column(String heading, boolean rightAligned) {}

  /**
   * A cell, in parts that line up with those of the cells above and below.
   *
   * @param parts from left to right; none for an empty cell
   * @param marks numbers of its footnotes
   */
  record Cell(List<String> parts, List<Integer> marks) {
    static final Cell EMPTY = new Cell(List.of(), List.of());

    Cell {
      parts = List.copyOf(parts);
      marks = List.copyOf(marks);
    }

    static Cell of(String text) {
      return new Cell(List.of(text), List.of());
    }
  }
}
