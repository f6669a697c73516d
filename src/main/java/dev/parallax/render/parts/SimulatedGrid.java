package dev.parallax.render.parts;

import dev.parallax.table.SimulatedCluster;
import java.util.ArrayList;
import java.util.List;

/** Sizes of a cluster down; simulated speed-up, what limits it and what was measured across. */
public record SimulatedGrid(SimulatedCluster table, TableLayout.Style style)
    implements TableLayout {
  /** On every figure, so that it stays with one that is copied. */
  private static final String SIMULATED = "simulated";

  @Override
  public Grid of(Detail detail) {
    boolean isMeasured = table.rows().stream().anyMatch(row -> row.measured().isPresent());
    List<Grid.Column> columns =
        new ArrayList<>(
            List.of(
                new Grid.Column("members", true),
                new Grid.Column("speed-up over serial", true),
                new Grid.Column("limited by", false)));
    if (isMeasured) {
      columns.add(new Grid.Column("measured here", true));
    }
    return Grid.of(
        columns, table.rows().stream().map(row -> row(row, detail, isMeasured)).toList());
  }

  private static List<Grid.Cell> row(SimulatedCluster.Row row, Detail detail, boolean isMeasured) {
    List<String> speedUp = new ArrayList<>(detail.ratio(row.simulated().speedUp()));
    speedUp.add(SIMULATED);
    List<Grid.Cell> cells =
        new ArrayList<>(
            List.of(
                Grid.Cell.of(Integer.toString(row.simulated().members())),
                new Grid.Cell(speedUp, List.of()),
                Grid.Cell.of(row.simulated().limit().words())));
    if (isMeasured) {
      cells.add(
          row.measured()
              .map(measured -> new Grid.Cell(detail.ratio(measured), List.of()))
              .orElse(Grid.Cell.EMPTY));
    }
    return cells;
  }

  /** Numbers of members are short. */
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
}
