package dev.parallax.group;

import dev.parallax.result.jmh.Measurement;
import dev.parallax.result.jmh.Mode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The measurement of one key, with the rows it was pooled from: a file may hold the same benchmark,
 * parameters, mode and threads more than once, and then each row is a further run of it.
 *
 * @param measurement the row; its forks are those of all rows pooled
 * @param rows how many rows of the file had this key, normally 1
 */
public record Series(Measurement measurement, int rows) {
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

  /**
   * One series per key, in the order of first appearance. Runs of one key on different JDKs or with
   * different arguments of the JVM are not runs of the same thing: they stay apart, and what they
   * differ in becomes one more parameter of them.
   */
  public static List<Series> pool(List<Measurement> rows) {
    Map<RowKey, Map<Map<String, String>, List<Measurement>>> byKey = new LinkedHashMap<>();
    for (Measurement row : rows) {
      byKey
          .computeIfAbsent(RowKey.of(row), unused -> new LinkedHashMap<>())
          .computeIfAbsent(jvm(row), unused -> new ArrayList<>(1))
          .add(row);
    }
    List<Series> pooled = new ArrayList<>();
    for (Map<Map<String, String>, List<Measurement>> byJvm : byKey.values()) {
      byJvm.forEach((jvm, same) -> {
        Series series = join(same);
        for (Map.Entry<String, String> fact : jvm.entrySet()) {
          boolean differs =
              byJvm.keySet().stream().anyMatch(other -> !other.entrySet().contains(fact));
          series = differs ? withParam(series, fact.getKey(), fact.getValue()) : series;
        }
        pooled.add(series);
      });
    }
    return pooled;
  }

  /**
   * What runs of one thing have in common. The path of the {@code java} isn't of it: the same JDK
   * lies in different places on different machines.
   */
  private static Map<String, String> jvm(Measurement row) {
    Map<String, String> jvm = new LinkedHashMap<>();
    jvm.put(Dimension.JDK, row.vm().jdkVersion());
    jvm.put(Dimension.VM, row.vm().build());
    jvm.put(Dimension.JVM_ARGS, String.join(" ", row.vm().arguments()));
    return jvm;
  }

  private static Series withParam(Series series, String name, String value) {
    return new Series(series.measurement().withParam(name, value), series.rows());
  }

  /** All at once: one after the other would copy the forks of the first for every further one. */
  private static Series join(List<Measurement> rows) {
    Measurement first = rows.getFirst();
    return rows.size() == 1
        ? new Series(first, 1)
        : new Series(
            first.withPrimary(
                first.primary().with(rows.stream().skip(1).map(Measurement::primary).toList())),
            rows.size());
  }
}
