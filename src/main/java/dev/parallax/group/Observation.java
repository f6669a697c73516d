package dev.parallax.group;

import dev.parallax.result.jmh.Measurement;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * One metric of one row of a file, with the values by which it is known from others. Values are
 * worked out when they are asked for: a map of them for each row of a large file would take several
 * times as much memory as what the row measured.
 *
 * <p>No record, for two rows with the same numbers are still two.
 */
public final class Observation {
  private final Measurement measurement;
  private final String metric;
  private final Input input;

  Observation(Measurement measurement, String metric, Input input) {
    this.measurement = measurement;
    this.metric = metric;
    this.input = input;
  }

  /** The row; its primary metric is the one observed. */
  public Measurement measurement() {
    return measurement;
  }

  /**
   * What the rows of a file have in common.
   *
   * @param label what reports call it
   * @param path where it was read
   * @param machine on which it was measured; empty if that isn't known
   * @param commonRounds whether the i-th forks of all its rows ran in the same round
   */
  record Input(String label, String path, String machine, boolean commonRounds) {}

  /** Whether its i-th fork ran in the same round as the i-th of its file's others. */
  public boolean commonRounds() {
    return input.commonRounds();
  }

  /** The names of its dimensions; parameters that it lacks are absent. */
  public Set<String> names() {
    Set<String> names = new LinkedHashSet<>();
    names.add(Dimension.PACKAGE);
    names.add(Dimension.CLASS);
    names.add(Dimension.METHOD);
    measurement.params().keySet().forEach(param -> names.add(Dimension.ofParam(param)));
    names.add(Dimension.METRIC);
    names.add(Dimension.MODE);
    names.add(Dimension.UNIT);
    names.add(Dimension.THREADS);
    names.add(Dimension.LABEL);
    names.addAll(Dimension.ENVIRONMENT);
    return names;
  }

  /** Whether it has the dimension. */
  public boolean has(String dimension) {
    return names().contains(dimension);
  }

  /** Its value in each dimension, the benchmark's full name in front. */
  public Map<String, String> dimensions() {
    Map<String, String> dimensions = new LinkedHashMap<>();
    dimensions.put(Dimension.BENCHMARK, measurement.benchmark());
    names().forEach(name -> dimensions.put(name, value(name)));
    return Collections.unmodifiableMap(dimensions);
  }

  /** Its value of a key; empty if it has none. */
  public String value(String key) {
    return switch (key) {
      case Dimension.BENCHMARK -> measurement.benchmark();
      case Dimension.PACKAGE -> part(0, Math.max(0, classAt() - 1));
      case Dimension.CLASS -> part(classAt(), Math.max(0, methodAt() - 1));
      case Dimension.METHOD -> part(methodAt(), measurement.benchmark().length());
      case Dimension.METRIC -> metric;
      case Dimension.MODE -> measurement.mode().label();
      case Dimension.UNIT -> measurement.primary().comparableAs();
      case Dimension.THREADS -> String.valueOf(measurement.threads());
      case Dimension.LABEL -> input.label();
      case Dimension.FILE -> input.path();
      case Dimension.JDK -> measurement.vm().jdkVersion();
      case Dimension.VM -> measurement.vm().build();
      case Dimension.JVM_ARGS -> String.join(" ", measurement.vm().arguments());
      case Dimension.MACHINE -> input.machine();
      default -> measurement.params().getOrDefault(Dimension.toParam(key), "");
    };
  }

  private String part(int from, int to) {
    return measurement.benchmark().substring(from, to);
  }

  /** Where the method's name begins in the benchmark's. */
  private int methodAt() {
    return measurement.benchmark().lastIndexOf('.') + 1;
  }

  private int classAt() {
    return methodAt() == 0 ? 0 : measurement.benchmark().lastIndexOf('.', methodAt() - 2) + 1;
  }

  /** Whether the value of a key, or another way to write it, is as asked. */
  boolean matches(String key, Predicate<String> test) {
    return test.test(value(key))
        || (key.equals(Dimension.UNIT) && test.test(measurement.primary().symbol()))
        || (key.equals(Dimension.VM) && test.test(measurement.vm().name()));
  }
}
