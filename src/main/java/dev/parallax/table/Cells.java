package dev.parallax.table;

import dev.parallax.group.Axes;
import dev.parallax.group.Observation;
import dev.parallax.table.Baseline.Place;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;

/**
 * The cells of a table: its observations sorted by row and column, those of one cell side by side.
 * What a cell holds is put together when it is asked for, because a large file leaves hundreds of
 * thousands of cells: a map from places to samples was tried and took more than all measured
 * values.
 */
public final class Cells {
  private final Axes axes;
  private final List<Observation> sorted;
  private final Comparator<List<String>> rowOrder;
  private final List<List<String>> columns;

  /** For each cell where its observations end. */
  private final int[] ends;

  /** For each cell which column it stands in. */
  private final int[] columnOf;

  /** For each row where its cells end. */
  private final int[] rowEnds;

  private Cells(
      Axes axes,
      List<Observation> sorted,
      List<List<String>> columns,
      int[] ends,
      int[] columnOf,
      int[] rowEnds) {
    this.axes = axes;
    this.sorted = sorted;
    this.rowOrder = axes.row().order(axes.observations());
    this.columns = columns;
    this.ends = ends;
    this.columnOf = columnOf;
    this.rowEnds = rowEnds;
  }

  /** The cells of a table with at least one observation. */
  public static Cells of(Axes axes) {
    List<Observation> observations = axes.observations();
    List<List<String>> columns =
        observations.stream()
            .map(axes.col()::place)
            .distinct()
            .sorted(axes.col().order(observations))
            .toList();
    Map<List<String>, Integer> columnIndex = new HashMap<>();
    columns.forEach(column -> columnIndex.put(column, columnIndex.size()));
    Comparator<Observation> byRow = axes.row().orderByPlace(observations);
    Comparator<Observation> byColumn = axes.col().orderByPlace(observations);
    List<Observation> sorted = new ArrayList<>(observations);
    // Stable, so that what falls into one cell stays in the order of the files.
    sorted.sort(byRow.thenComparing(byColumn));
    int[] ends = new int[sorted.size()];
    int[] columnOf = new int[sorted.size()];
    int[] rowEnds = new int[sorted.size()];
    int cells = 0;
    int rows = 0;
    for (int i = 0; i < sorted.size(); i++) {
      boolean last = i + 1 == sorted.size();
      boolean endOfRow = last || byRow.compare(sorted.get(i), sorted.get(i + 1)) != 0;
      if (endOfRow || byColumn.compare(sorted.get(i), sorted.get(i + 1)) != 0) {
        columnOf[cells] = columnIndex.getOrDefault(axes.col().place(sorted.get(i)), 0);
        ends[cells++] = i + 1;
      }
      if (endOfRow) {
        rowEnds[rows++] = cells;
      }
    }
    return new Cells(
        axes,
        Collections.unmodifiableList(sorted),
        columns,
        Arrays.copyOf(ends, cells),
        Arrays.copyOf(columnOf, cells),
        Arrays.copyOf(rowEnds, rows));
  }

  /** How many there are. */
  int size() {
    return ends.length;
  }

  public int rows() {
    return rowEnds.length;
  }

  /** Places of the columns in their order. */
  public List<List<String>> columns() {
    return columns;
  }

  /** The place of a row. */
  public List<String> row(int row) {
    return axes.row().place(firstOfRow(row));
  }

  /** An observation of the row, which has its keys. */
  public Observation firstOfRow(int row) {
    return sorted.get(start(firstCell(row)));
  }

  /** Where the row's cells begin; they end where those of the next begin. */
  int firstCell(int row) {
    return row == 0 ? 0 : rowEnds[row - 1];
  }

  /** Index of a cell's column. */
  int column(int cell) {
    return columnOf[cell];
  }

  /** What fell into a cell. */
  List<Observation> observations(int cell) {
    return sorted.subList(start(cell), ends[cell]);
  }

  public Sample sample(int cell) {
    return Sample.of(observations(cell), axes);
  }

  private int start(int cell) {
    return cell == 0 ? 0 : ends[cell - 1];
  }

  /** The index of the cell at a place, if there is one. */
  public Optional<Integer> find(Place place) {
    int column = columns.indexOf(place.col());
    int low = 0;
    int high = rows() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int compared = rowOrder.compare(row(middle), place.row());
      if (compared == 0) {
        for (int cell = firstCell(middle); cell < rowEnds[middle]; cell++) {
          if (columnOf[cell] == column) {
            return Optional.of(cell);
          }
        }
        return Optional.empty();
      }
      low = compared < 0 ? middle + 1 : low;
      high = compared < 0 ? high : middle - 1;
    }
    return Optional.empty();
  }

  /** Whether an observation is the one that a cell is known by. */
  boolean isFirst(Observation observation, Place place) {
    return find(place).filter(cell -> sorted.get(start(cell)) == observation).isPresent();
  }

  /** The sample at a place, if there is one. */
  public Optional<Sample> get(Place place) {
    return find(place).map(this::sample);
  }

  /** The samples of a row, from left to right. */
  public List<Sample> samples(int row) {
    return IntStream.range(firstCell(row), rowEnds[row]).mapToObj(this::sample).toList();
  }

  /** All of them, row by row. */
  void forEach(BiConsumer<Place, Sample> action) {
    for (int row = 0; row < rows(); row++) {
      for (int cell = firstCell(row); cell < rowEnds[row]; cell++) {
        action.accept(new Place(row(row), columns.get(columnOf[cell])), sample(cell));
      }
    }
  }
}
