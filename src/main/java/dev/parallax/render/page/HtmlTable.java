package dev.parallax.render.page;

import dev.parallax.render.html.Block;
import dev.parallax.render.html.Ids;
import dev.parallax.render.html.Sheet;
import dev.parallax.render.parts.Detail;
import dev.parallax.render.parts.Escape;
import dev.parallax.render.parts.Footnotes;
import dev.parallax.render.parts.Grid;
import dev.parallax.render.parts.RowScale;
import dev.parallax.render.parts.ScoreGrid;
import dev.parallax.render.parts.Titles;
import dev.parallax.suite.Model;
import dev.parallax.table.BatchCell;
import dev.parallax.table.BatchTable;
import dev.parallax.table.ScoreCell;
import dev.parallax.table.ScoreTable;
import dev.parallax.table.SecondaryValue;
import dev.parallax.unit.Numbers;
import dev.parallax.unit.Scale;
import dev.parallax.unit.Unit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Tables as a page has them. Batches have a row of their own for each cell, unlike in other
 * formats: that can be sorted, filtered and linked to.
 */
final class HtmlTable {
  private final String place;
  private final Footnotes footnotes;
  private final int shown;

  /**
   * Starts a table.
   *
   * @param place of the table in the page, which the places of its cells begin with
   * @param footnotes where warnings get their numbers
   * @param shown how many of its rows, the first ones
   */
  HtmlTable(String place, Footnotes footnotes, int shown) {
    this.place = place;
    this.footnotes = footnotes;
    this.shown = shown;
  }

  /** Its footnotes, to be written after it. */
  Block notes() {
    return new Block.Notes(
        id(),
        footnotes.forAll().stream().map(Escape::plain).toList(),
        () -> footnotes.numbered().stream().map(Escape::plain).toList());
  }

  private String id() {
    return place + "~table";
  }

  Sheet of(BatchTable table) {
    Set<String> metrics = new LinkedHashSet<>();
    table.cells().forEach(cell -> metrics.addAll(cell.secondary().keySet()));
    List<Sheet.Column> columns = new ArrayList<>();
    columns.add(new Sheet.Column("model", false));
    columns.add(new Sheet.Column("workers", true));
    columns.add(new Sheet.Column("time per batch", true));
    columns.add(
        new Sheet.Column(Escape.plain("speed-up over " + table.baselineCell().name()), true));
    columns.add(new Sheet.Column("off the best, at most", true));
    metrics.forEach(metric -> columns.add(new Sheet.Column(Escape.plain(metric), true)));
    RowScale scale =
        RowScale.of(table.cells().stream().map(BatchCell::seconds).toList(), Unit.SECONDS);
    return new Sheet(
        id(),
        Escape.plain(Titles.heading(table)),
        columns,
        2,
        "",
        shown,
        index -> row(table, table.cells().get(index), scale, metrics),
        Optional.empty());
  }

  private Sheet.Row row(BatchTable table, BatchCell cell, RowScale scale, Set<String> metrics) {
    List<Sheet.Cell> cells = new ArrayList<>();
    cells.add(Sheet.Cell.of(Escape.plain(cell.model())));
    cells.add(Sheet.Cell.of(Escape.plain(cell.workers())));
    cells.add(
        new Sheet.Cell(
            "",
            Detail.ENDS.number(cell.seconds(), scale.of(cell.seconds())),
            order(cell.seconds().value()),
            footnotes.marks(cell.warnings())));
    boolean baseline = cell.equals(table.baselineCell());
    cells.add(
        cell.speedUp()
            .filter(speedUp -> !baseline)
            .map(speedUp -> number(Detail.ENDS.ratio(speedUp), speedUp.value()))
            .orElse(Sheet.Cell.of("")));
    cells.add(
        Double.isFinite(cell.bound())
            ? number(List.of(Numbers.percent(cell.bound() - 1)), cell.bound())
            : Sheet.Cell.of(""));
    for (String metric : metrics) {
      SecondaryValue value = cell.secondary().get(metric);
      cells.add(
          value == null
              ? Sheet.Cell.of("")
              : number(
                  List.of(
                      Escape.plain(Scale.of(value.value(), value.unit()).format(value.value()))),
                  value.value()));
    }
    boolean preferred =
        table.decision().prefer().isPresent()
            && cell.equals(table.member(table.decision().prefer().getAsInt()));
    List<String> keys =
        cell.isSerial() ? List.of(Model.SERIAL.label()) : List.of(cell.model(), cell.workers());
    return new Sheet.Row(place + "/" + Ids.of(keys), cells, preferred);
  }

  Sheet of(ScoreTable table) {
    ScoreGrid layout = new ScoreGrid(table, footnotes, Escape::plain, true);
    Grid grid = layout.of(Detail.ENDS);
    int keys = table.keys().size();
    return new Sheet(
        id(),
        Escape.plain(Titles.heading(table)),
        grid.columns().stream()
            .map(column -> new Sheet.Column(column.heading(), column.rightAligned()))
            .toList(),
        keys,
        grid.across(),
        shown,
        index -> row(table, table.rows().get(index), grid.rows().get(index)),
        grid.summary()
            ? Optional.of(
                new Sheet.Row(
                    "",
                    grid.rows().getLast().stream()
                        .map(cell ->
                            new Sheet.Cell("", cell.parts(), OptionalDouble.empty(), cell.marks()))
                        .toList(),
                    false))
            : Optional.empty());
  }

  private Sheet.Row row(ScoreTable table, ScoreTable.Row row, List<Grid.Cell> shown) {
    String rowPlace = row.keys().isEmpty() ? place + "~row" : place + "/" + Ids.of(row.keys());
    boolean single = table.columns().size() == 1;
    int keys = table.keys().size();
    List<Sheet.Cell> cells = new ArrayList<>();
    for (int column = 0; column < shown.size(); column++) {
      int score = column - keys;
      Optional<ScoreCell> measured =
          score >= 0 && score < row.cells().size() ? row.cells().get(score) : Optional.empty();
      String id =
          single || measured.isEmpty()
              ? ""
              : rowPlace + "/" + Ids.of(List.of(table.columns().get(score)));
      cells.add(
          new Sheet.Cell(
              id,
              shown.get(column).parts(),
              measured.map(cell -> order(cell.score().value())).orElse(OptionalDouble.empty()),
              shown.get(column).marks()));
    }
    return new Sheet.Row(rowPlace, cells, false);
  }

  private static Sheet.Cell number(List<String> parts, double order) {
    return new Sheet.Cell("", parts, order(order), List.of());
  }

  private static OptionalDouble order(double value) {
    return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
  }
}
