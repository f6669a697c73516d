package dev.parallax.advice;

import dev.parallax.advice.rules.Finding;
import dev.parallax.result.AaTwin;
import dev.parallax.result.Disturbance;
import dev.parallax.result.Environment;
import dev.parallax.result.ResultFile;
import dev.parallax.result.jmh.Fork;
import dev.parallax.result.jmh.Measurement;
import dev.parallax.result.jmh.Metric;
import dev.parallax.result.jmh.Mode;
import dev.parallax.result.jmh.Vm;
import dev.parallax.table.ReportSettings;
import dev.parallax.table.RunFacts;
import dev.parallax.table.build.Tables;
import dev.parallax.unit.Unit;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** A run whose every iteration a test can set: seconds by fork and iteration. */
public final class Rows {
  private final List<Measurement> rows = new ArrayList<>();
  private final List<AaTwin> twins = new ArrayList<>();
  private final List<Disturbance> disturbances = new ArrayList<>();
  private final Map<String, String> environment = new LinkedHashMap<>();
  private final Random random;
  private double iterationSeconds = Double.NaN;

  /** Starts without rows. */
  public Rows(long seed) {
    this.random = new Random(seed);
  }

  /** Adds a batch cell from the time of each fork, which its iterations keep but for 0.1 %. */
  public Rows cell(String words, int forks, int iterations, IntToDoubleFunction secondsOfFork) {
    return row(
        words,
        IntStream.range(0, forks)
            .mapToObj(fork ->
                IntStream.range(0, iterations)
                    .mapToDouble(
                        i -> secondsOfFork.applyAsDouble(fork) * (1 + 1e-3 * random.nextGaussian()))
                    .toArray())
            .toList());
  }

  /**
   * Adds a row: the benchmark's name and {@code key=value} words; {@code metric.NAME=VALUE:UNIT} is
   * what a profiler measured, in MB/op without a unit.
   */
  public Rows row(String words, List<double[]> forks) {
    String[] parts = words.split(" ", -1);
    Map<String, String> params = new LinkedHashMap<>();
    Map<String, Metric> secondary = new LinkedHashMap<>();
    for (int i = 1; i < parts.length; i++) {
      int equals = parts[i].indexOf('=');
      String name = parts[i].substring(0, equals);
      String value = parts[i].substring(equals + 1);
      if (name.startsWith("metric.")) {
        String[] quantity = value.split(":", -1);
        secondary.put(
            name.substring("metric.".length()),
            new Metric(
                Unit.parse(quantity.length > 1 ? quantity[1] : "MB/op"),
                Double.parseDouble(quantity[0]),
                Double.NaN,
                List.of()));
      } else {
        params.put(name, value);
      }
    }
    rows.add(
        new Measurement(
            "dev.parallax.bench." + parts[0],
            Mode.AVERAGE_TIME,
            1,
            params,
            new Metric(
                Unit.parse("s/op"), Double.NaN, Double.NaN, forks.stream().map(Fork::of).toList()),
            secondary,
            true,
            iterationSeconds,
            new Vm("", "25", "", "", List.of()),
            "run"));
    return this;
  }

  /** Says that a cell was run twice in every round. */
  public Rows twin(
      String benchmark, Map<String, String> params, List<Double> cell, List<Double> twin) {
    twins.add(new AaTwin("dev.parallax.bench." + benchmark, params, cell, twin));
    return this;
  }

  /** Says that forks of a cell were disturbed in some rounds, for a third of their time. */
  public Rows disturbed(Disturbance.Kind kind, String cell, int... rounds) {
    for (int round : rounds) {
      disturbances.add(new Disturbance(kind, cell, round, 1.0 / 3));
    }
    return this;
  }

  /** Says how long the iterations of the rows to come were to take. */
  public Rows iterationsOf(double seconds) {
    iterationSeconds = seconds;
    return this;
  }

  /** Says something of the run. */
  public Rows fact(String name, String value) {
    environment.put(name, value);
    return this;
  }

  /** The report of the run. */
  public Report report() {
    ResultFile file =
        new ResultFile(
            "run",
            Path.of("run", "results.json"),
            true,
            rows,
            new Environment(environment, Optional.empty()),
            twins,
            disturbances,
            List.of());
    return Report.of(Tables.of(List.of(file), ReportSettings.standard()), RunFacts.of(file));
  }

  /** Codes of all findings. */
  public List<String> codes() {
    return report().sections().stream()
        .flatMap(section -> section.findings().stream())
        .map(Finding::code)
        .toList();
  }
}
