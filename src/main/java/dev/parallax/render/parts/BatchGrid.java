package dev.parallax.render.parts;

import dev.parallax.suite.Model;
import dev.parallax.table.BatchCell;
import dev.parallax.table.BatchTable;
import dev.parallax.unit.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A workload's cells as rows of worker counts and columns of models. */
public record BatchGrid(BatchTable table, Footnotes footnotes, TableLayout.Style style)
    implements TableLayout {
  @Override
  public Grid of(Detail detail) {
    return of(columns(), detail);
  }

  /** The models across: those with workers. One without has a row, unless there are no others. */
  public List<String> columns() {
    List<String> withWorkers = table.modelsWithWorkers();
    return withWorkers.isEmpty() ? table.models() : withWorkers;
  }

  /** Worker counts and models are short. */
  @Override
  public List<String> keyNames() {
    return List.of();
  }

  @Override
  public List<String> keyValues(int key) {
    return List.of();
  }

  @Override
  public List<String> headingValues() {
    return List.of();
  }

  /** The grid of some of the models. */
  public Grid of(List<String> models, Detail detail) {
    List<Grid.Column> columns = new ArrayList<>();
    columns.add(new Grid.Column("workers", false));
    models.forEach(model -> columns.add(new Grid.Column(style.escape(model), true)));
    List<List<Grid.Cell>> rows = new ArrayList<>();
    table
        .serial()
        .ifPresent(serial ->
            rows.add(row(Model.SERIAL.label(), List.of(Optional.of(serial)), detail, models)));
    for (String workers : table.workerCounts()) {
      List<Optional<BatchCell>> cells =
          models.stream().map(model -> table.cell(workers, model)).toList();
      rows.add(row(style.escape(workers), cells, detail, models));
    }
    for (BatchCell cell : table.unbounded()) {
      rows.add(row(style.escape(cell.model()), List.of(Optional.of(cell)), detail, models));
    }
    return Grid.of(columns, rows);
  }

  private List<Grid.Cell> row(
      String label, List<Optional<BatchCell>> cells, Detail detail, List<String> models) {
    RowScale scale =
        RowScale.of(
            cells.stream().flatMap(Optional::stream).map(BatchCell::seconds).toList(),
            Unit.SECONDS);
    List<Grid.Cell> row = new ArrayList<>(List.of(Grid.Cell.of(label)));
    for (int i = 0; i < models.size(); i++) {
      Optional<BatchCell> cell = i < cells.size() ? cells.get(i) : Optional.empty();
      row.add(cell.map(known -> cell(known, scale, detail)).orElse(Grid.Cell.EMPTY));
    }
    return row;
  }

  private Grid.Cell cell(BatchCell cell, RowScale scale, Detail detail) {
    List<String> parts = new ArrayList<>(detail.number(cell.seconds(), scale.of(cell.seconds())));
    cell.speedUp()
        .filter(speedUp -> !cell.equals(table.baselineCell()))
        .ifPresent(speedUp -> parts.addAll(detail.ratio(speedUp)));
    return new Grid.Cell(parts, footnotes.marks(cell.warnings()));
  }
}
