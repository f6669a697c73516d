package dev.parallax.render.plot;

import dev.parallax.render.parts.Escape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rows for a layer, filled one by one. Text from a file may go in as it is. */
public final class Data {
  private final Map<String, List<@Nullable Object>> columns = new LinkedHashMap<>();
  private int rows;

  private Data() {}

  /** No rows yet. */
  public static Data of(String... columns) {
    Data data = new Data();
    for (String column : columns) {
      data.columns.put(column, new ArrayList<>());
    }
    return data;
  }

  /**
   * Adds a row.
   *
   * @param values one per column, each a number or a text; a mark that needs a number which isn't
   *     finite is left out
   */
  public Data row(Object... values) {
    if (values.length != columns.size()) {
      throw new IllegalArgumentException(
          values.length + " values for " + columns.size() + " columns");
    }
    int next = 0;
    for (List<@Nullable Object> column : columns.values()) {
      column.add(plain(values[next++]));
    }
    rows++;
    return this;
  }

  /** How many rows there are. */
  public int rows() {
    return rows;
  }

  /** Whether there is no row. */
  public boolean isEmpty() {
    return rows == 0;
  }

  /** Lets-Plot wants lists by name, numbers as doubles, and null where a number is lacking. */
  Map<String, List<@Nullable Object>> columns() {
    return columns;
  }

  private static @Nullable Object plain(Object value) {
    if (value instanceof Number number) {
      double exact = number.doubleValue();
      return Double.isFinite(exact) ? exact : null;
    }
    return Escape.plain(value.toString());
  }
}
