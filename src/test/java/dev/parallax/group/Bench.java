package dev.parallax.group;

import dev.parallax.result.ResultFile;
import dev.parallax.result.jmh.Fork;
import dev.parallax.result.jmh.Measurement;
import dev.parallax.result.jmh.Metric;
import dev.parallax.result.jmh.Mode;
import dev.parallax.result.jmh.Vm;
import dev.parallax.unit.Unit;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Results made up for a test: a row is a benchmark, {@code key=value} words and its forks. */
public final class Bench {
  private final String label;
  private final List<Measurement> rows = new ArrayList<>();

  /** A file without rows. */
  public Bench(String label) {
    this.label = label;
  }

  /**
   * Adds a row.
   *
   * @param benchmark its full name
   * @param words {@code mode=}, {@code unit=}, {@code threads=}, {@code jdk=}, {@code
   *     metric.NAME=VALUE}; any other is a parameter
   * @param forks one value per fork
   */
  public Bench row(String benchmark, String words, double... forks) {
    Map<String, String> params = new LinkedHashMap<>();
    Map<String, Metric> secondary = new LinkedHashMap<>();
    String mode = "avgt";
    String unit = "ms/op";
    String jdk = "25";
    int threads = 1;
    for (String word : words.split(" ", -1)) {
      int equals = word.indexOf('=');
      String value = word.substring(equals + 1);
      String name = equals < 0 ? "" : word.substring(0, equals);
      switch (name) {
        case "" -> {}
        case "mode" -> mode = value;
        case "unit" -> unit = value;
        case "jdk" -> jdk = value;
        case "threads" -> threads = Integer.parseInt(value);
        default -> {
          if (name.startsWith("metric.")) {
            secondary.put(
                name.substring("metric.".length()),
                metric("B/op", Double.parseDouble(value), Double.parseDouble(value) * 1.01));
          } else {
            params.put(name, value);
          }
        }
      }
    }
    rows.add(
        new Measurement(
            benchmark,
            Mode.ofLabel(mode).orElseThrow(),
            threads,
            params,
            metric(unit, forks),
            secondary,
            true,
            Double.NaN,
            new Vm("", jdk, "", "", List.of()),
            label));
    return this;
  }

  private static Metric metric(String unit, double... forks) {
    return new Metric(
        Unit.parse(unit),
        Arrays.stream(forks).average().orElse(Double.NaN),
        Double.NaN,
        Arrays.stream(forks).mapToObj(Fork::of).toList());
  }

  /** The file. */
  public ResultFile file() {
    return new ResultFile(label, Path.of(label + ".json"), false, rows);
  }

  /** The file as one whose forks ran in common rounds. */
  public ResultFile run() {
    return new ResultFile(label, Path.of(label + ".json"), true, rows);
  }

  /** What the file holds. */
  public List<Observation> observations(String... metrics) {
    return Observations.of(List.of(file()), List.of(metrics), false, Map.of());
  }
}
