package dev.parallax.table;

import dev.parallax.unit.Unit;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Scores of any benchmarks: a row per benchmark and parameters.
 *
 * @param source label of the file; empty if there is only one, or if the file is a column
 * @param mode JMH's short name of what was measured
 * @param what the same in words
 * @param unit base unit of the scores
 * @param prefix what all benchmark names begin with; left out of the rows
 * @param constants parameters that are the same in all rows
 * @param keys names of the key columns
 * @param columns names of the score columns; a single empty name if there is only one
 * @param rows in natural order of their keys
 * @param confidence of the intervals
 * @param jvms the different JVMs of its rows
 */
public record ScoreTable(
    String source,
    String mode,
    String what,
    Unit unit,
    String prefix,
    Map<String, String> constants,
    List<String> keys,
    List<String> columns,
    List<Row> rows,
    double confidence,
    List<String> jvms)
    implements Table {
  public ScoreTable {
    constants = Collections.unmodifiableMap(new LinkedHashMap<>(constants));
    keys = List.copyOf(keys);
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
    jvms = List.copyOf(jvms);
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
}
