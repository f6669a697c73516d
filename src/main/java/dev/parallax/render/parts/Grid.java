package dev.parallax.render.parts;

import java.util.AbstractList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * A table ready to be laid out: every string is final and harmless in the format at hand.
 *
 * @param columns headings from left to right
 * @param rows as many cells as columns
 * @param across what the headings of the columns after the keys are values of; empty if they speak
 *     for themselves
 * @param keys how many columns hold keys
 * @param summary whether the last row sums up the others
 * @param legend values by the short names that stand for them, see {@link ShortNames}
 */
public record Grid(
    List<Column> columns,
    List<List<Cell>> rows,
    String across,
    int keys,
    boolean summary,
    Map<String, String> legend) {
  public Grid {
    columns = List.copyOf(columns);
    legend = Collections.unmodifiableMap(new LinkedHashMap<>(legend));
    rows = rows instanceof OnDemand ? rows : rows.stream().map(List::copyOf).toList();
  }

  /** A grid whose values all stand in it. */
  public Grid(
      List<Column> columns, List<List<Cell>> rows, String across, int keys, boolean summary) {
    this(columns, rows, across, keys, summary, Map.of());
  }

  /** Rows that are made whenever they are asked for: all of a large table would fill the memory. */
  private static final class OnDemand extends AbstractList<List<Cell>> {
    private final int size;
    private final IntFunction<List<Cell>> row;

    OnDemand(int size, IntFunction<List<Cell>> row) {
      this.size = size;
      this.row = row;
    }

    @Override
    public List<Cell> get(int index) {
      return row.apply(index);
    }

    @Override
    public int size() {
      return size;
    }
  }

  /**
   * Rows that are made whenever they are asked for.
   *
   * @param row the row of an index; always the same
   */
  static List<List<Cell>> rows(int size, IntFunction<List<Cell>> row) {
    return new OnDemand(size, row);
  }

  /** A grid whose headings speak for themselves. */
  static Grid of(List<Column> columns, List<List<Cell>> rows) {
    return new Grid(columns, rows, "", 1, false);
  }

  /** The same grid without some of its columns. */
  public Grid only(List<Integer> kept) {
    return new Grid(
        kept.stream().map(columns::get).toList(),
        rows(rows.size(), index -> kept.stream().map(rows.get(index)::get).toList()),
        across,
        keys,
        summary,
        legend);
  }

  /**
   * A column.
   *
   * @param heading what stands above it
   * @param rightAligned whether its parts end at the same place, as numbers should
   * @param value the part of the heading that is a value, as the file has it; empty if none is
   */
  public record Column(String heading, boolean rightAligned, String value) {
    public Column(String heading, boolean rightAligned) {
      this(heading, rightAligned, "");
    }

    private static final Pattern NUMBER = Pattern.compile("-?[0-9][0-9.]*");

    /** A column of keys, which are aligned as numbers if all of them are numbers. */
    static Column ofKeys(String heading, List<String> values) {
      return new Column(
          heading, values.stream().allMatch(v -> v.isEmpty() || NUMBER.matcher(v).matches()));
    }

    /** The same column with another value in its heading. */
    Column withValue(String other, UnaryOperator<String> escape) {
      return value.isEmpty()
          ? this
          : new Column(
              heading.replace(escape.apply(value), escape.apply(other)), rightAligned, other);
    }
  }

  /**
   * A cell, in parts that line up with those of the cells above and below.
   *
   * @param parts from left to right; none for an empty cell
   * @param marks numbers of its footnotes
   */
  public record Cell(List<String> parts, List<Integer> marks) {
    static final Cell EMPTY = new Cell(List.of(), List.of());

    public Cell {
      parts = List.copyOf(parts);
      marks = List.copyOf(marks);
    }

    static Cell of(String text) {
      return new Cell(List.of(text), List.of());
    }
  }
}
