package dev.parallax.result;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Makes results as this suite's campaigns leave them, with known true times and seeded noise. */
public final class SuiteJson {
  private final Random random;
  private final double noise;
  private final List<String> rows = new ArrayList<>();

  /**
   * Starts without rows.
   *
   * @param seed of the noise
   * @param noise standard deviation of ln of a fork's time
   */
  public SuiteJson(long seed, double noise) {
    this.random = new Random(seed);
    this.noise = noise;
  }

  /** Adds a batch cell; {@code model} is empty for serial. */
  public SuiteJson batch(
      String lifecycle, String workload, String model, int workers, double millis, int rounds) {
    Map<String, String> params = new LinkedHashMap<>();
    if (!model.isEmpty()) {
      params.put("model", model);
    }
    params.put("size", "default");
    params.put("tasks", "8");
    if (!model.isEmpty()) {
      params.put("workers", String.valueOf(workers));
    }
    params.put("workload", workload);
    return row("BatchBenchmark." + lifecycle, params, millis, rounds);
  }

  /** Adds a row of any of the suite's benchmarks. */
  public SuiteJson row(String benchmark, Map<String, String> params, double millis, int rounds) {
    List<String> forks =
        IntStream.range(0, rounds)
            .mapToObj(round -> {
              double fork = millis * Math.exp(random.nextGaussian() * noise);
              return DoubleStream.generate(() -> fork * Math.exp(random.nextGaussian() * noise / 4))
                  .limit(3)
                  .mapToObj(Double::toString)
                  .collect(Collectors.joining(",", "[", "]"));
            })
            .toList();
    rows.add(
        """
        {"jmhVersion":"1.37","benchmark":"dev.parallax.bench.%s","mode":"avgt","threads":1,\
        "forks":%d,"jvm":"java","jvmArgs":[],"jdkVersion":"25.0.1",\
        "vmName":"OpenJDK 64-Bit Server VM","vmVersion":"25.0.1+8","params":{%s},\
        "primaryMetric":{"score":%s,"scoreError":"NaN","scoreConfidence":["NaN","NaN"],\
        "scoreUnit":"ms/op","rawData":%s},"secondaryMetrics":{}}\
        """
            .formatted(
                benchmark,
                rounds,
                params.entrySet().stream()
                    .map(param -> "\"" + param.getKey() + "\":\"" + param.getValue() + "\"")
                    .collect(Collectors.joining(",")),
                millis,
                forks));
    return this;
  }

  /** All models and worker counts of a workload whose time falls with workers up to a limit. */
  public SuiteJson workload(
      String lifecycle, String workload, double millis, int scalesTo, int rounds) {
    for (String model : List.of("platform", "process", "virtual")) {
      double cost = model.equals("process") ? 1.06 : 1;
      for (int workers : new int[] {1, 2, 4, 8}) {
        batch(
            lifecycle,
            workload,
            model,
            workers,
            millis * cost / Math.min(workers, scalesTo),
            rounds);
      }
    }
    return this;
  }

  /** The JSON of all rows. */
  public String text() {
    return rows.stream().collect(Collectors.joining(",\n", "[\n", "\n]\n"));
  }

  /** A run directory, in which the i-th forks of all rows are of the same round. */
  public Path runDirectory(Path directory) throws IOException {
    Files.createDirectories(directory);
    Files.writeString(directory.resolve("environment.json"), "{}");
    Files.writeString(directory.resolve("results.json"), text());
    return directory;
  }
}
