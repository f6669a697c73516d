package dev.parallax.group;

import dev.parallax.result.Measurement;
import dev.parallax.result.Mode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Rows with the same key made one: a file may hold the same benchmark, parameters, mode and threads
 * more than once, and then each row is a further run of it.
 */
public final class Pooling {
  private record RowKey(
      String source,
      String benchmark,
      Mode mode,
      int threads,
      Map<String, String> params,
      String comparableAs) {
    static RowKey of(Measurement row) {
      return new RowKey(
          row.source(),
          row.benchmark(),
          row.mode(),
          row.threads(),
          row.params(),
          row.primary().comparableAs());
    }
  }

  private Pooling() {}

  /** One series per key, in the order of first appearance. */
  public static List<Series> pool(List<Measurement> rows) {
    Map<RowKey, Series> pooled = new LinkedHashMap<>();
    for (Measurement row : rows) {
      pooled.merge(RowKey.of(row), new Series(row, 1), Pooling::join);
    }
    return new ArrayList<>(pooled.values());
  }

  private static Series join(Series a, Series b) {
    return new Series(
        a.measurement().withPrimary(a.measurement().primary().with(b.measurement().primary())),
        a.rows() + b.rows());
  }
}
