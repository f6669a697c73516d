package dev.parallax.group;

import dev.parallax.result.ResultFile;
import dev.parallax.result.jmh.Measurement;
import dev.parallax.result.jmh.Metric;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What many observations have in common: all dimensions but the values of parameters. A large file
 * has a hundred thousand rows of a few kinds, and a map of dimensions for each row would be several
 * times as large as what the row measured.
 */
final class Kind {
  private final String file;
  private final boolean commonRounds;
  private final Set<String> names;
  private final Set<String> namesWithBenchmark;
  private final Map<String, String> constants = new HashMap<>();

  /** Under which name a row knows the parameter that is a dimension. */
  private final Map<String, String> params = new HashMap<>();

  /** By what one kind is told from another within a file. */
  private record Key(
      String benchmark,
      String mode,
      int threads,
      List<String> params,
      String jdk,
      String vm,
      List<String> arguments,
      String metric,
      String unit) {}

  private Kind(
      ResultFile file,
      Measurement row,
      String machine,
      String metricName,
      Metric metric,
      boolean commonRounds) {
    this.file = file.path().toString();
    this.commonRounds = commonRounds;
    Set<String> ordered = new LinkedHashSet<>();
    String name = row.benchmark();
    int method = name.lastIndexOf('.') + 1;
    int type = method == 0 ? 0 : name.lastIndexOf('.', method - 2) + 1;
    put(ordered, Dimension.PACKAGE, type == 0 ? "" : name.substring(0, type - 1));
    put(ordered, Dimension.CLASS, method == 0 ? "" : name.substring(type, method - 1));
    put(ordered, Dimension.METHOD, name.substring(method));
    for (String param : row.params().keySet()) {
      ordered.add(Dimension.ofParam(param));
      params.put(Dimension.ofParam(param), param);
    }
    put(ordered, Dimension.METRIC, metricName);
    put(ordered, Dimension.MODE, row.mode().label());
    put(ordered, Dimension.UNIT, metric.comparableAs());
    put(ordered, Dimension.THREADS, String.valueOf(row.threads()));
    put(ordered, Dimension.LABEL, file.label());
    put(ordered, Dimension.JDK, row.vm().jdkVersion());
    put(ordered, Dimension.VM, row.vm().name());
    put(ordered, Dimension.JVM_ARGS, String.join(" ", row.vm().arguments()));
    put(ordered, Dimension.MACHINE, machine);
    names = Collections.unmodifiableSet(ordered);
    Set<String> withBenchmark = new LinkedHashSet<>(Set.of(Dimension.BENCHMARK));
    withBenchmark.addAll(ordered);
    namesWithBenchmark = Collections.unmodifiableSet(withBenchmark);
  }

  private void put(Set<String> ordered, String name, String value) {
    ordered.add(name);
    constants.put(name, value);
  }

  /** The kinds of one file. */
  static final class Known {
    private final ResultFile file;
    private final String machine;
    private final boolean commonRounds;
    private final Map<Key, Kind> kinds = new HashMap<>();

    Known(ResultFile file, String machine, boolean commonRounds) {
      this.file = file;
      this.machine = machine;
      this.commonRounds = commonRounds;
    }

    /** The row's metric of that name, seen as its primary one. */
    Observation observation(Measurement row, String metricName, Metric metric) {
      Key key =
          new Key(
              row.benchmark(),
              row.mode().label(),
              row.threads(),
              List.copyOf(row.params().keySet()),
              row.vm().jdkVersion(),
              row.vm().name(),
              row.vm().arguments(),
              metricName,
              metric.comparableAs());
      Kind kind =
          kinds.computeIfAbsent(
              key, unused -> new Kind(file, row, machine, metricName, metric, commonRounds));
      return new Observation(metric.equals(row.primary()) ? row : row.withPrimary(metric), kind);
    }
  }

  /** The path that its observations were read from. */
  String file() {
    return file;
  }

  boolean commonRounds() {
    return commonRounds;
  }

  /** The dimensions in their order. */
  Set<String> names() {
    return names;
  }

  /** The same with the benchmark's full name in front. */
  Set<String> namesWithBenchmark() {
    return namesWithBenchmark;
  }

  /** A row's value in a dimension; empty if it has none. */
  String value(String dimension, Measurement row) {
    String param = params.get(dimension);
    return param == null
        ? constants.getOrDefault(dimension, "")
        : row.params().getOrDefault(param, "");
  }
}
