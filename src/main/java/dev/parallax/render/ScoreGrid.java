package dev.parallax.render;

import dev.parallax.table.ScoreCell;
import dev.parallax.table.ScoreTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Lays scores out as rows of keys and a column per score.
 *
 * @param table the numbers
 * @param footnotes where warnings get their numbers
 * @param escape makes names from the file harmless
 */
record ScoreGrid(ScoreTable table, Footnotes footnotes, UnaryOperator<String> escape) {
  private static final Pattern NUMBER = Pattern.compile("-?[0-9][0-9.]*");

  /**
   * The grid of some of the score columns.
   *
   * @param shown indexes of the score columns
   * @param longestKey keys beyond this many characters lose their beginning, which differs least
   */
  Grid of(List<Integer> shown, Detail detail, int longestKey) {
    List<Grid.Column> columns = new ArrayList<>();
    for (int key = 0; key < table.keys().size(); key++) {
      columns.add(new Grid.Column(escape.apply(table.keys().get(key)), isNumeric(key)));
    }
    for (int column : shown) {
      String name = table.columns().get(column);
      columns.add(new Grid.Column(name.isEmpty() ? "score" : escape.apply(name), true));
    }
    boolean runsVary = runs(table).size() > 1;
    if (runsVary) {
      columns.add(new Grid.Column("forks x iterations", true));
    }
    List<List<Grid.Cell>> rows = new ArrayList<>();
    for (ScoreTable.Row row : table.rows()) {
      List<Grid.Cell> cells = new ArrayList<>();
      row.keys().forEach(key -> cells.add(Grid.Cell.of(escape.apply(shorten(key, longestKey)))));
      RowScale scale =
          RowScale.of(
              row.cells().stream().flatMap(Optional::stream).map(ScoreCell::score).toList(),
              table.unit());
      for (int column : shown) {
        cells.add(
            row.cells()
                .get(column)
                .map(cell ->
                    new Grid.Cell(number(detail, cell, scale), footnotes.marks(cell.warnings())))
                .orElse(Grid.Cell.EMPTY));
      }
      if (runsVary) {
        cells.add(Grid.Cell.of(String.join(", ", runs(row))));
      }
      rows.add(cells);
    }
    return new Grid(columns, rows);
  }

  /** A unit that isn't known stands as the file wrote it, so it is escaped too. */
  private List<String> number(Detail detail, ScoreCell cell, RowScale scale) {
    List<String> parts = detail.number(cell.score(), scale.of(cell.score()));
    return List.of(escape.apply(parts.getFirst()), parts.getLast());
  }

  /** The different numbers of forks and iterations in a table. */
  static List<String> runs(ScoreTable table) {
    return table.rows().stream().flatMap(row -> runs(row).stream()).distinct().toList();
  }

  private static List<String> runs(ScoreTable.Row row) {
    return row.cells().stream().flatMap(Optional::stream).map(ScoreGrid::runs).distinct().toList();
  }

  private static String runs(ScoreCell cell) {
    return cell.forks() + " x " + cell.iterations();
  }

  private boolean isNumeric(int key) {
    return table.rows().stream()
        .map(row -> row.keys().get(key))
        .allMatch(value -> value.isEmpty() || NUMBER.matcher(value).matches());
  }

  private static String shorten(String key, int longest) {
    if (key.length() <= longest) {
      return key;
    }
    return "…" + key.substring(key.length() - longest + 1);
  }
}
