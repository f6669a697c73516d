package dev.parallax.table;

import dev.parallax.stat.Estimate;
import dev.parallax.unit.Unit;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Scores of any benchmarks, with the keys down and across that were asked for or found.
 *
 * @param source label of the file; empty if there is only one, or if the file is a column
 * @param mode JMH's short name of what was measured; empty if its cells differ in it
 * @param what the same in words; empty if its cells differ in it
 * @param unit base unit of the scores; of the first, if its cells differ in it
 * @param prefix what all benchmark names begin with, left out of the rows; the whole name if there
 *     is only one
 * @param place what the keys of the table, other than mode and unit, are in this one
 * @param constants dimensions that are the same in all rows
 * @param keys names of the key columns
 * @param columnKeys names of the keys across; none if there is only one score column
 * @param columns names of the score columns; a single empty name if there is only one
 * @param rows in the order of their keys
 * @param baseline what the comparisons are against, in words; empty if nothing is compared
 * @param summary geometric means over the rows, where they make sense
 * @param confidence of the intervals
 * @param jvms the different JVMs of its rows
 * @param otherMetrics names of what was measured besides and isn't shown, said once in a report
 * @param machines the different machines of its rows, as far as is known; one that isn't known is
 *     empty
 */
public record ScoreTable(
    String source,
    String mode,
    String what,
    Unit unit,
    String prefix,
    Map<String, String> place,
    Map<String, String> constants,
    List<String> keys,
    List<String> columnKeys,
    List<String> columns,
    List<Row> rows,
    Optional<String> baseline,
    Optional<Summary> summary,
    double confidence,
    List<String> jvms,
    List<String> otherMetrics,
    List<String> machines)
    implements Table {
  public ScoreTable {
    place = Collections.unmodifiableMap(new LinkedHashMap<>(place));
    constants = Collections.unmodifiableMap(new LinkedHashMap<>(constants));
    keys = List.copyOf(keys);
    columnKeys = List.copyOf(columnKeys);
    columns = List.copyOf(columns);
    rows = rows instanceof ScoreRows ? rows : List.copyOf(rows);
    jvms = List.copyOf(jvms);
    otherMetrics = List.copyOf(otherMetrics);
    machines = List.copyOf(machines);
  }

  /** What is known of the machine; empty if nothing is, or if its rows differ in it. */
  public String machine() {
    return machines.size() == 1 ? machines.getFirst() : "";
  }

  /** All cells that were measured, row by row. */
  public Stream<ScoreCell> cells() {
    return rows.stream().flatMap(row -> row.cells().stream()).flatMap(Optional::stream);
  }

  /** Length of the longest key, in characters. */
  public int longestKey() {
    return rows.stream()
        .flatMap(row -> row.keys().stream())
        .mapToInt(String::length)
        .max()
        .orElse(0);
  }

  /**
   * A row.
   *
   * @param keys one value per key column; empty where the row doesn't have the parameter
   * @param cells one per score column; empty where it wasn't measured
   */
  public record Row(List<String> keys, List<Optional<ScoreCell>> cells) {
    public Row {
      keys = List.copyOf(keys);
      cells = List.copyOf(cells);
    }
  }

  /**
   * Geometric means over the rows that have a value in every column.
   *
   * @param rows how many rows those are
   * @param columns one mean per score column
   */
  public record Summary(int rows, List<Mean> columns) {
    public Summary {
      columns = List.copyOf(columns);
    }
  }

  /**
   * The geometric mean of a column.
   *
   * @param score in base units; empty if the column's scores differ in unit
   * @param unit base unit of the score
   * @param ratio score over the baseline's score, if the column is compared
   */
  public record Mean(Optional<Estimate> score, Unit unit, Optional<Estimate> ratio) {}
}
