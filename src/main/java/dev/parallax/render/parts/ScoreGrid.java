package dev.parallax.render.parts;

import dev.parallax.stat.decision.Verdict;
import dev.parallax.table.Comparison;
import dev.parallax.table.ScoreCell;
import dev.parallax.table.ScoreTable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Scores as rows of keys and a column per score. */
public final class ScoreGrid implements TableLayout {
  /** Values of these need no name beside them. */
  private static final Set<String> SELF_EXPLAINING = Set.of("label", "file", "metric", "mode");

  private final ScoreTable table;
  private final Footnotes footnotes;
  private final TableLayout.Style style;
  private final ScoreScales scales;

  /** Whether rows or their cells differ in forks or iterations, so that each row tells its own. */
  private final boolean runsVary;

  /** Columns in which any cell is compared: a column of baselines has nothing to say. */
  private final Set<Integer> compared = new HashSet<>();

  public ScoreGrid(ScoreTable table, Footnotes footnotes, TableLayout.Style style) {
    this.table = table;
    this.footnotes = footnotes;
    this.style = style;
    scales = new ScoreScales(table);
    runsVary = runs(table).size() > 1;
    for (ScoreTable.Row row : table.rows()) {
      for (int column = 0; column < row.cells().size(); column++) {
        if (row.cells().get(column).flatMap(ScoreCell::comparison).isPresent()) {
          compared.add(column);
        }
      }
    }
  }

  /** The numbers. */
  public ScoreTable table() {
    return table;
  }

  @Override
  public Grid of(Detail detail) {
    List<Grid.Column> columns = new ArrayList<>();
    for (int key = 0; key < table.keys().size(); key++) {
      columns.add(Grid.Column.ofKeys(style.escape(table.keys().get(key)), keyValues(key)));
    }
    for (int column = 0; column < table.columns().size(); column++) {
      String value = table.columnKeys().isEmpty() ? "" : table.columns().get(column);
      columns.add(new Grid.Column(style.escape(heading(column)), true, value));
    }
    if (runsVary) {
      columns.add(new Grid.Column("forks x iterations", true));
    }
    int scored = table.rows().size();
    boolean summed = table.summary().isPresent() && !table.keys().isEmpty();
    List<List<Grid.Cell>> rows =
        Grid.rows(
            summed ? scored + 1 : scored,
            row -> row == scored ? summary(detail) : row(detail, table.rows().get(row)));
    return new Grid(columns, rows, across(), table.keys().size(), summed);
  }

  private List<Grid.Cell> row(Detail detail, ScoreTable.Row row) {
    List<Grid.Cell> cells = new ArrayList<>();
    row.keys().forEach(key -> cells.add(Grid.Cell.of(style.escape(key))));
    ScoreScales.OfRow scale = scales.new OfRow(row);
    for (int column = 0; column < row.cells().size(); column++) {
      Optional<ScoreCell> cell = row.cells().get(column);
      cells.add(cell.isPresent() ? cell(detail, column, cell.get(), scale) : Grid.Cell.EMPTY);
    }
    if (runsVary) {
      cells.add(Grid.Cell.of(String.join(", ", runs(row))));
    }
    return cells;
  }

  @Override
  public List<String> keyNames() {
    return table.keys();
  }

  @Override
  public List<String> keyValues(int key) {
    return table.rows().stream().map(row -> row.keys().get(key)).toList();
  }

  @Override
  public List<String> headingValues() {
    return table.columnKeys().isEmpty() ? List.of() : table.columns();
  }

  @Override
  public TableLayout.Style style() {
    return style;
  }

  /** The indexes of all score columns. */
  public List<Integer> scores() {
    return IntStream.range(0, table.columns().size()).boxed().toList();
  }

  /** Where in a grid of the whole table those columns are that a grid of some scores has. */
  public List<Integer> places(List<Integer> scores) {
    List<Integer> places = new ArrayList<>();
    for (int key = 0; key < table.keys().size(); key++) {
      places.add(key);
    }
    scores.forEach(score -> places.add(table.keys().size() + score));
    if (runsVary) {
      places.add(table.keys().size() + table.columns().size());
    }
    return places;
  }

  private String across() {
    boolean explained = SELF_EXPLAINING.containsAll(table.columnKeys());
    return style.spanned() && !explained ? style.escape(String.join(", ", table.columnKeys())) : "";
  }

  private String heading(int column) {
    String name = table.columns().get(column);
    List<String> keys = table.columnKeys();
    if (keys.isEmpty()) {
      name = "score";
    } else if (name.isEmpty()) {
      name = "(no " + keys.getFirst() + ")";
    } else if (!style.spanned() && keys.size() == 1 && !SELF_EXPLAINING.contains(keys.getFirst())) {
      name = keys.getFirst() + "=" + name;
    }
    Optional<String> unit = scales.unitOfColumn(column);
    return unit.isPresent() ? name + " (" + unit.get() + ")" : name;
  }

  /** A unit that isn't known stands as the file wrote it, so it is escaped too. */
  private Grid.Cell cell(Detail detail, int column, ScoreCell cell, ScoreScales.OfRow scale) {
    List<String> parts = new ArrayList<>(scale.number(detail, column, cell));
    parts.set(0, style.escape(parts.getFirst()));
    boolean comparable = table.baseline().isPresent() && !cell.baseline();
    if (cell.comparison().isPresent()) {
      Comparison comparison = cell.comparison().get();
      parts.addAll(detail.ratio(comparison.scoreRatio(cell.unit())));
      parts.add(style.escape(TableLayout.word(comparison, cell.unit())));
    } else if (comparable && compared.contains(column)) {
      parts.addAll(List.of("", "", style.escape(NOTHING)));
    }
    return new Grid.Cell(parts, footnotes.marks(cell.warnings()));
  }

  private List<Grid.Cell> summary(Detail detail) {
    ScoreTable.Summary summary = table.summary().orElseThrow();
    List<Grid.Cell> row =
        new ArrayList<>(
            List.of(Grid.Cell.of(detail == Detail.PERCENT ? "geomean" : "geometric mean")));
    while (row.size() < table.keys().size()) {
      row.add(Grid.Cell.EMPTY);
    }
    for (int column = 0; column < summary.columns().size(); column++) {
      ScoreTable.Mean mean = summary.columns().get(column);
      List<String> parts = new ArrayList<>();
      parts.addAll(
          mean.score().isPresent()
              ? scales.mean(detail, column, mean.score().get(), mean.unit())
              : List.of("", ""));
      parts.set(0, style.escape(parts.getFirst()));
      mean.ratio().ifPresent(ratio -> parts.addAll(detail.ratio(ratio)));
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
}
