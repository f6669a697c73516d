package dev.parallax.campaign.cell;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Short names of cells, by which the journal calls them. */
public final class CellNames {
  private final Map<String, Cell> byName = new LinkedHashMap<>();
  private final Map<Cell, String> ofCell = new LinkedHashMap<>();

  /** Numbers the cells in the order of the plan. */
  public CellNames(List<Cell> cells) {
    for (Cell cell : cells) {
      String name = "c" + (byName.size() + 1);
      byName.put(name, cell);
      ofCell.put(cell, name);
    }
  }

  public String of(Cell cell) {
    return Optional.ofNullable(ofCell.get(cell)).orElseThrow();
  }

  public Optional<Cell> named(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** The label of each cell by its short name. */
  public Map<String, String> labels() {
    Map<String, String> labels = new LinkedHashMap<>();
    byName.forEach((name, cell) -> labels.put(name, cell.label()));
    return Collections.unmodifiableMap(labels);
  }
}
