package dev.parallax.render;

import dev.parallax.stat.Estimate;
import dev.parallax.stat.Verdict;
import dev.parallax.table.Comparison;
import dev.parallax.table.ScoreCell;
import dev.parallax.table.ScoreTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Lays scores out as rows of keys and a column per score.
 *
 * @param table the numbers
 * @param footnotes where warnings get their numbers
 * @param escape makes names from the file harmless
 * @param spanned whether the format can say above the headings what they are values of
 */
record ScoreGrid(
    ScoreTable table, Footnotes footnotes, UnaryOperator<String> escape, boolean spanned) {
  private static final Pattern NUMBER = Pattern.compile("-?[0-9][0-9.]*");

  /** Values of these need no name beside them. */
  private static final Set<String> SELF_EXPLAINING = Set.of("label", "file", "metric", "mode");

  /**
   * The grid of some of the score columns.
   *
   * @param shown indexes of the score columns
   * @param longestKey keys beyond this many characters lose their beginning, which differs least
   */
  Grid of(List<Integer> shown, Detail detail, int longestKey) {
    ScoreScales scales = new ScoreScales(table);
    List<Grid.Column> columns = new ArrayList<>();
    for (int key = 0; key < table.keys().size(); key++) {
      columns.add(new Grid.Column(escape.apply(table.keys().get(key)), isNumeric(key)));
    }
    for (int column : shown) {
      columns.add(new Grid.Column(escape.apply(heading(column, scales)), true));
    }
    boolean runsVary = runs(table).size() > 1;
    if (runsVary) {
      columns.add(new Grid.Column("forks x iterations", true));
    }
    List<List<String>> keys =
        IntStream.range(0, table.keys().size())
            .mapToObj(key ->
                KeyText.fit(
                    table.rows().stream().map(row -> row.keys().get(key)).toList(), longestKey))
            .toList();
    List<List<Grid.Cell>> rows = new ArrayList<>();
    for (ScoreTable.Row row : table.rows()) {
      List<Grid.Cell> cells = new ArrayList<>();
      for (List<String> values : keys) {
        cells.add(Grid.Cell.of(escape.apply(values.get(rows.size()))));
      }
      for (int column : shown) {
        cells.add(
            row.cells()
                .get(column)
                .map(cell -> cell(detail, row, column, cell, scales))
                .orElse(Grid.Cell.EMPTY));
      }
      if (runsVary) {
        cells.add(Grid.Cell.of(String.join(", ", runs(row))));
      }
      rows.add(cells);
    }
    boolean summed = table.summary().isPresent() && !table.keys().isEmpty();
    if (summed) {
      rows.add(summary(shown, detail, scales, runsVary));
    }
    return new Grid(columns, rows, across(), table.keys().size(), summed);
  }

  private String across() {
    boolean explained = SELF_EXPLAINING.containsAll(table.columnKeys());
    return spanned && !explained ? escape.apply(String.join(", ", table.columnKeys())) : "";
  }

  private String heading(int column, ScoreScales scales) {
    String name = table.columns().get(column);
    List<String> keys = table.columnKeys();
    if (keys.isEmpty()) {
      name = "score";
    } else if (name.isEmpty()) {
      name = "(no " + keys.getFirst() + ")";
    } else if (!spanned && keys.size() == 1 && !SELF_EXPLAINING.contains(keys.getFirst())) {
      name = keys.getFirst() + "=" + name;
    }
    Optional<String> unit = scales.unitOfColumn(column);
    return unit.isPresent() ? name + " (" + unit.get() + ")" : name;
  }

  /** A unit that isn't known stands as the file wrote it, so it is escaped too. */
  private Grid.Cell cell(
      Detail detail, ScoreTable.Row row, int column, ScoreCell cell, ScoreScales scales) {
    List<String> parts = new ArrayList<>(scales.number(detail, row, column, cell));
    parts.set(0, escape.apply(parts.getFirst()));
    boolean comparable = table.baseline().isPresent() && !cell.baseline();
    if (cell.comparison().isPresent()) {
      Comparison comparison = cell.comparison().get();
      parts.addAll(ratio(detail, comparison.scoreRatio(cell.unit())));
      parts.add(escape.apply(Verdicts.word(comparison.verdict(), cell.unit())));
    } else if (comparable && hasBaselineInColumn(column)) {
      parts.addAll(List.of("", "", escape.apply(Verdicts.NOTHING)));
    }
    return new Grid.Cell(parts, footnotes.marks(cell.warnings()));
  }

  /** Whether any cell of the column is compared: a column of baselines has nothing to say. */
  private boolean hasBaselineInColumn(int column) {
    return table.rows().stream()
        .map(row -> row.cells().get(column))
        .flatMap(Optional::stream)
        .anyMatch(cell -> cell.comparison().isPresent());
  }

  /** One fork gives a ratio of which nothing is known: it isn't shown. */
  private static List<String> ratio(Detail detail, Estimate ratio) {
    return ratio.interval().isKnown() ? detail.ratio(ratio) : List.of("", "");
  }

  private List<Grid.Cell> summary(
      List<Integer> shown, Detail detail, ScoreScales scales, boolean runsVary) {
    ScoreTable.Summary summary = table.summary().orElseThrow();
    List<Grid.Cell> row =
        new ArrayList<>(
            List.of(Grid.Cell.of(detail == Detail.PERCENT ? "geomean" : "geometric mean")));
    while (row.size() < table.keys().size()) {
      row.add(Grid.Cell.EMPTY);
    }
    for (int column : shown) {
      ScoreTable.Mean mean = summary.columns().get(column);
      List<String> parts = new ArrayList<>();
      mean.score()
          .ifPresentOrElse(
              score -> parts.addAll(scales.mean(detail, column, score, mean.unit())),
              () -> parts.addAll(List.of("", "")));
      parts.set(0, escape.apply(parts.getFirst()));
      mean.ratio().ifPresent(ratio -> parts.addAll(ratio(detail, ratio)));
      row.add(new Grid.Cell(parts, List.of()));
    }
    if (runsVary) {
      row.add(Grid.Cell.EMPTY);
    }
    return row;
  }

  /** Whether any verdict is that nothing can be said. */
  static boolean saysNothingSomewhere(ScoreTable table) {
    return table
        .cells()
        .anyMatch(cell ->
            !cell.baseline()
                && cell.comparison().map(c -> c.verdict() == Verdict.INCONCLUSIVE).orElse(true));
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
}
