package dev.parallax.render.html;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntFunction;

/**
 * A table that a reader can sort and filter.
 *
 * @param id the place in the page
 * @param caption what it holds
 * @param columns headings from left to right
 * @param keys how many columns, from the left, say what a row is of
 * @param across what the headings after the keys are values of; empty if they speak for themselves
 * @param size number of rows
 * @param row the row of an index, made when it is asked for
 * @param summary a row that sums up the others
 */
public record Sheet(
    String id,
    String caption,
    List<Column> columns,
    int keys,
    String across,
    int size,
    IntFunction<Row> row,
    Optional<Row> summary)
    implements Block {
  public Sheet {
    columns = List.copyOf(columns);
  }

  /**
   * A column.
   *
   * @param heading what stands above it
   * @param numeric whether it holds numbers
   */
  public record Column(String heading, boolean numeric) {}

  /**
   * A row.
   *
   * @param id its place in the page; empty for none
   * @param cells as many as columns
   * @param preferred whether it is the one to use
   */
  public record Row(String id, List<Cell> cells, boolean preferred) {
    public Row {
      cells = List.copyOf(cells);
    }
  }

  /**
   * A cell.
   *
   * @param id its place in the page; empty for none
   * @param parts numbers and intervals in turns, then words
   * @param order by which it is sorted; without one its text is
   * @param notes numbers of its footnotes
   */
  public record Cell(String id, List<String> parts, OptionalDouble order, List<Integer> notes) {
    public Cell {
      parts = List.copyOf(parts);
      notes = List.copyOf(notes);
    }

    /** A cell with nothing but a word. */
    public static Cell of(String text) {
      return new Cell("", List.of(text), OptionalDouble.empty(), List.of());
    }
  }
}
