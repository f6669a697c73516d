package dev.parallax.render.parts;

import dev.parallax.stat.Estimate;
import dev.parallax.table.Comparison;
import dev.parallax.table.compare.ComparedRow;
import dev.parallax.table.compare.RunComparison;
import dev.parallax.unit.Quantity;
import java.util.ArrayList;
import java.util.List;

/**
 * Two runs as rows of keys, both scores, their ratio and its verdict; with a common shift also the
 * ratio that is left without it.
 */
public record ComparisonGrid(RunComparison comparison, Footnotes footnotes, TableLayout.Style style)
    implements TableLayout {
  /** How much is shown of both scores. */
  public enum Scores {
    WITH_INTERVALS,
    PLAIN,
    NONE
  }

  @Override
  public List<String> keyNames() {
    return comparison.keys();
  }

  @Override
  public List<String> keyValues(int key) {
    return comparison.rows().stream().map(row -> row.keys().get(key)).toList();
  }

  @Override
  public List<String> headingValues() {
    return List.of(comparison.base(), comparison.latest());
  }

  @Override
  public Grid of(Detail detail) {
    return of(detail, Scores.WITH_INTERVALS);
  }

  /**
   * The grid.
   *
   * @param detail how much of the intervals is shown
   * @param scores how much is shown of the scores
   */
  public Grid of(Detail detail, Scores scores) {
    List<Grid.Column> columns = new ArrayList<>();
    List<List<String>> keys = new ArrayList<>();
    for (int key = 0; key < comparison.keys().size(); key++) {
      keys.add(keyValues(key));
      columns.add(Grid.Column.ofKeys(style.escape(comparison.keys().get(key)), keys.getLast()));
    }
    if (scores != Scores.NONE) {
      headingValues()
          .forEach(label -> columns.add(new Grid.Column(style.escape(label), true, label)));
    }
    columns.add(new Grid.Column("ratio", true));
    if (comparison.shift().isCommon()) {
      columns.add(new Grid.Column("without the shift", true));
    }
    List<List<Grid.Cell>> rows = new ArrayList<>();
    for (ComparedRow row : comparison.rows()) {
      List<Grid.Cell> cells = new ArrayList<>();
      keys.forEach(values -> cells.add(Grid.Cell.of(style.escape(values.get(rows.size())))));
      cells.addAll(numbers(row, detail, scores));
      rows.add(cells);
    }
    return new Grid(columns, rows, "", comparison.keys().size(), false);
  }

  private List<Grid.Cell> numbers(ComparedRow row, Detail detail, Scores scores) {
    List<Grid.Cell> cells = new ArrayList<>();
    if (scores != Scores.NONE) {
      cells.add(score(row, row.base().score(), detail, scores));
      cells.add(score(row, row.latest().score(), detail, scores));
    }
    cells.add(
        new Grid.Cell(
            ratio(row, row.comparison(), detail, false), footnotes.marks(row.warnings())));
    if (comparison.shift().isCommon()) {
      cells.add(
          row.apart()
              .map(apart -> new Grid.Cell(ratio(row, apart, detail, true), List.of()))
              .orElse(Grid.Cell.EMPTY));
    }
    return cells;
  }

  /** A unit that isn't known stands as the file wrote it, so it is escaped too. */
  private Grid.Cell score(ComparedRow row, Estimate score, Detail detail, Scores scores) {
    RowScale scale = RowScale.of(List.of(row.base().score(), row.latest().score()), row.unit());
    int more = row.comparison().ratio().value() > 0 ? moreDecimals(row, scale) : 0;
    List<String> parts = new ArrayList<>(detail.number(score, scale.of(score).finer(more)));
    parts.set(0, style.escape(parts.getFirst()));
    return new Grid.Cell(scores == Scores.WITH_INTERVALS ? parts : parts.subList(0, 1), List.of());
  }

  private static int moreDecimals(ComparedRow row, RowScale scale) {
    Estimate base = row.base().score();
    Estimate latest = row.latest().score();
    boolean rate = row.unit().quantity() == Quantity.THROUGHPUT;
    Estimate above = rate ? base : latest;
    Estimate below = rate ? latest : base;
    return new Agreement(
            above.value(),
            scale.of(above),
            below.value(),
            scale.of(below),
            row.comparison().ratio())
        .moreDecimals();
  }

  private List<String> ratio(
      ComparedRow row, Comparison judged, Detail detail, boolean withoutShift) {
    List<String> parts =
        new ArrayList<>(
            Double.isNaN(judged.ratio().value()) ? List.of("", "") : detail.ratio(judged.ratio()));
    String word = style.escape(TableLayout.word(judged, row.unit()));
    boolean regressed = row.regressed(comparison.margin(), withoutShift);
    parts.add(regressed ? style.emphasis(word) : word);
    return parts;
  }
}
