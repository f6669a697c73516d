package dev.parallax.render.parts;

import dev.parallax.suite.Model;
import dev.parallax.table.BatchCell;
import dev.parallax.table.BatchTable;
import dev.parallax.unit.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Lays a workload's cells out as rows of worker counts and columns of models.
 *
 * @param table the numbers
 * @param footnotes where warnings get their numbers
 * @param escape makes names from the file harmless
 */
public record BatchGrid(BatchTable table, Footnotes footnotes, UnaryOperator<String> escape) {

  /** The grid of some of the models. */
  public Grid of(List<String> models, Detail detail) {
    List<Grid.Column> columns = new ArrayList<>();
    columns.add(new Grid.Column("workers", false));
    models.forEach(model -> columns.add(new Grid.Column(escape.apply(model), true)));
    List<List<Grid.Cell>> rows = new ArrayList<>();
    table
        .serial()
        .ifPresent(serial ->
            rows.add(row(Model.SERIAL.label(), Stream.of(Optional.of(serial)), detail, models)));
    for (String workers : table.workerCounts()) {
      rows.add(
          row(
              escape.apply(workers),
              models.stream().map(model -> table.cell(workers, model)),
              detail,
              models));
    }
    return Grid.of(columns, rows);
  }

  private List<Grid.Cell> row(
      String label, Stream<Optional<BatchCell>> cells, Detail detail, List<String> models) {
    List<Optional<BatchCell>> found = cells.toList();
    RowScale scale =
        RowScale.of(
            found.stream().flatMap(Optional::stream).map(BatchCell::seconds).toList(),
            Unit.SECONDS);
    List<Grid.Cell> row = new ArrayList<>(List.of(Grid.Cell.of(label)));
    for (Optional<BatchCell> cell : found) {
      row.add(cell.map(known -> cell(known, scale, detail)).orElse(Grid.Cell.EMPTY));
    }
    while (row.size() <= models.size()) {
      row.add(Grid.Cell.EMPTY);
    }
    return row;
  }

  private Grid.Cell cell(BatchCell cell, RowScale scale, Detail detail) {
    List<String> parts = new ArrayList<>(detail.number(cell.seconds(), scale.of(cell.seconds())));
    if (cell.speedUp().isPresent() && !cell.equals(table.baselineCell())) {
      parts.addAll(detail.ratio(cell.speedUp().get()));
    }
    return new Grid.Cell(parts, footnotes.marks(cell.warnings()));
  }
}
