package dev.parallax.group;

import dev.parallax.result.Measurement;
import dev.parallax.result.Metric;
import dev.parallax.result.ResultFile;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;

/**
 * One metric of one row of a file, with the values by which it is told from others.
 *
 * @param measurement the row; its primary metric is the one observed
 * @param file the path it was read from
 * @param commonRounds whether its i-th fork ran in the same round as the i-th of its file's others
 * @param dimensions its value in each dimension; parameters that it lacks are absent
 */
public record Observation(
    Measurement measurement, String file, boolean commonRounds, Map<String, String> dimensions) {
  public Observation {
    dimensions = Collections.unmodifiableMap(new LinkedHashMap<>(dimensions));
  }

  /** The row's metric of that name, seen as its primary one. */
  static Observation of(
      ResultFile file,
      Measurement row,
      String machine,
      String metricName,
      Metric metric,
      boolean commonRounds) {
    Map<String, String> dimensions = new LinkedHashMap<>();
    String name = row.benchmark();
    int method = name.lastIndexOf('.') + 1;
    int type = method == 0 ? 0 : name.lastIndexOf('.', method - 2) + 1;
    dimensions.put(Dimension.PACKAGE, type == 0 ? "" : name.substring(0, type - 1));
    dimensions.put(Dimension.CLASS, method == 0 ? "" : name.substring(type, method - 1));
    dimensions.put(Dimension.METHOD, name.substring(method));
    row.params().forEach((param, value) -> dimensions.put(Dimension.ofParam(param), value));
    dimensions.put(Dimension.METRIC, metricName);
    dimensions.put(Dimension.MODE, row.mode().label());
    dimensions.put(Dimension.UNIT, metric.comparableAs());
    dimensions.put(Dimension.THREADS, String.valueOf(row.threads()));
    dimensions.put(Dimension.LABEL, file.label());
    dimensions.put(Dimension.JDK, row.vm().jdkVersion());
    dimensions.put(Dimension.VM, row.vm().name());
    dimensions.put(Dimension.JVM_ARGS, String.join(" ", row.vm().arguments()));
    dimensions.put(Dimension.MACHINE, machine);
    return new Observation(
        row.withPrimary(metric), file.path().toString(), commonRounds, dimensions);
  }

  /** Its value of a key; empty if it has none. */
  public String value(String key) {
    return switch (key) {
      case Dimension.BENCHMARK -> measurement.benchmark();
      case Dimension.FILE -> file;
      default -> dimensions.getOrDefault(key, "");
    };
  }

  /** Whether the value of a key, or another way to write it, is as asked. */
  boolean matches(String key, Predicate<String> test) {
    return test.test(value(key))
        || (key.equals(Dimension.UNIT) && test.test(measurement.primary().symbol()));
  }
}
