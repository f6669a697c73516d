package dev.parallax.campaign.jmh;

import dev.parallax.campaign.jmh.Metric.Histogram;
import dev.parallax.campaign.jmh.Metric.Kind;
import dev.parallax.campaign.jmh.Metric.Score;
import dev.parallax.campaign.jmh.Metric.Value;
import dev.parallax.json.Json;
import dev.parallax.json.UnreadableJson;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.runner.IterationType;
import org.openjdk.jmh.runner.WorkloadParams;
import org.openjdk.jmh.runner.options.TimeValue;

/** The results of forks as JSON. */
public final class ResultJson {
  private ResultJson() {}

  public static Json.Arr write(List<ModeResult> results) {
    return new Json.Arr(
        results.stream()
            .<Json>map(result ->
                write(result.params())
                    .with(
                        "forks",
                        new Json.Arr(result.forks().stream().<Json>map(ResultJson::write).toList()))
                    .toObject())
            .toList());
  }

  /**
   * Reads what was written.
   *
   * @throws UnreadableJson if it is something else
   */
  public static List<ModeResult> read(List<Json.Obj> results) {
    return results.stream()
        .map(result ->
            new ModeResult(
                readParams(result),
                result.objects("forks").stream().map(ResultJson::readFork).toList()))
        .toList();
  }

  private static Json.Obj write(ModeResult.Fork fork) {
    return new Json.Fields()
        .with("primary", write(fork.primary()))
        .with("secondary", metrics(fork.secondary()))
        .with("ofFork", metrics(fork.ofFork()))
        .toObject();
  }

  private static ModeResult.Fork readFork(Json.Obj fork) {
    return new ModeResult.Fork(
        readMetric(fork.object("primary")),
        fork.objects("secondary").stream().map(ResultJson::readMetric).toList(),
        fork.objects("ofFork").stream().map(ResultJson::readMetric).toList());
  }

  private static Json.Arr metrics(List<Metric> metrics) {
    return new Json.Arr(metrics.stream().<Json>map(ResultJson::write).toList());
  }

  private static Json.Obj write(Metric metric) {
    return new Json.Fields()
        .with("label", metric.label())
        .with("unit", metric.unit())
        .with("kind", metric.kind().name())
        .with("policy", metric.policy().name())
        .with(
            "values",
            new Json.Arr(
                metric.values().stream()
                    .map(value -> value.map(ResultJson::write).orElseGet(Json.Null::new))
                    .toList()))
        .toObject();
  }

  private static Metric readMetric(Json.Obj json) {
    return new Metric(
        json.text("label"),
        json.constant("kind", Kind.class),
        json.text("unit"),
        json.constant("policy", AggregationPolicy.class),
        json.list("values").stream().map(ResultJson::readValue).toList());
  }

  private static Json write(Value value) {
    return switch (value) {
      case Score(double score) -> Json.of(score);
      case Histogram histogram ->
          new Json.Arr(
              histogram.counts().entrySet().stream()
                  .<Json>map(
                      bar -> new Json.Arr(List.of(Json.of(bar.getKey()), Json.of(bar.getValue()))))
                  .toList());
    };
  }

  private static Optional<Value> readValue(Json json) {
    return switch (json) {
      case Json.Null() -> Optional.empty();
      case Json.Arr(List<Json> bars) -> Optional.of(histogram(bars));
      default -> Optional.of(new Score(Json.asDouble(json, "values")));
    };
  }

  private static Histogram histogram(List<Json> bars) {
    TreeMap<Long, Long> counts = new TreeMap<>();
    for (Json bar : bars) {
      if (!(bar instanceof Json.Arr(List<Json> pair)) || pair.size() != 2) {
        throw new UnreadableJson("a histogram's bar is not [nanoseconds, samples]");
      }
      long nanos = Json.asInteger(pair.get(0), "nanoseconds");
      long samples = Json.asInteger(pair.get(1), "samples");
      if (nanos < 0 || samples < 1 || samples > Integer.MAX_VALUE) {
        throw new UnreadableJson("a histogram has %s samples of %s ns".formatted(samples, nanos));
      }
      counts.put(nanos, samples);
    }
    return new Histogram(counts);
  }

  /** But for those of the workload, which the cell has, and the number of forks. */
  private static Json.Fields write(BenchmarkParams params) {
    return new Json.Fields()
        .with("mode", params.getMode().shortLabel())
        .with("benchmark", params.getBenchmark())
        .with("generated", params.generatedBenchmark())
        .with("synchronized", params.shouldSynchIterations())
        .with("threads", params.getThreads())
        .with(
            "threadGroups",
            new Json.Arr(
                IntStream.of(params.getThreadGroups()).mapToObj(n -> Json.of((long) n)).toList()))
        .with("threadGroupLabels", List.copyOf(params.getThreadGroupLabels()))
        .with("warmupForks", params.getWarmupForks())
        .with("warmup", write(params.getWarmup()))
        .with("measurement", write(params.getMeasurement()))
        .with("timeUnit", params.getTimeUnit().name())
        .with("opsPerInvocation", params.getOpsPerInvocation())
        .with("jvm", params.getJvm())
        .with("jvmArgs", List.copyOf(params.getJvmArgs()))
        .with("jdkVersion", params.getJdkVersion())
        .with("vmName", params.getVmName())
        .with("vmVersion", params.getVmVersion())
        .with("jmhVersion", params.getJmhVersion())
        .with("timeout", write(params.getTimeout()));
  }

  private static BenchmarkParams readParams(Json.Obj json) {
    return new BenchmarkParams(
        json.text("benchmark"),
        json.text("generated"),
        json.bool("synchronized"),
        json.count("threads"),
        json.list("threadGroups").stream()
            .mapToInt(n -> Math.toIntExact(Json.asInteger(n, "threadGroups")))
            .toArray(),
        json.texts("threadGroupLabels"),
        1,
        json.count("warmupForks"),
        iterations(json.object("warmup"), IterationType.WARMUP),
        iterations(json.object("measurement"), IterationType.MEASUREMENT),
        mode(json.text("mode")),
        new WorkloadParams(),
        json.constant("timeUnit", TimeUnit.class),
        json.count("opsPerInvocation"),
        json.text("jvm"),
        json.texts("jvmArgs"),
        json.text("jdkVersion"),
        json.text("vmName"),
        json.text("vmVersion"),
        json.text("jmhVersion"),
        time(json.object("timeout")));
  }

  private static Mode mode(String label) {
    for (Mode mode : Mode.values()) {
      if (mode.shortLabel().equals(label)) {
        return mode;
      }
    }
    throw new UnreadableJson("there is no mode '%s'".formatted(label));
  }

  private static Json.Fields write(IterationParams iterations) {
    return new Json.Fields()
        .with("count", iterations.getCount())
        .with("time", write(iterations.getTime()))
        .with("batchSize", iterations.getBatchSize());
  }

  private static IterationParams iterations(Json.Obj json, IterationType type) {
    return new IterationParams(
        type, json.count("count"), time(json.object("time")), json.count("batchSize"));
  }

  private static Json.Fields write(TimeValue time) {
    return new Json.Fields().with("value", time.getTime()).with("unit", time.getTimeUnit().name());
  }

  private static TimeValue time(Json.Obj json) {
    return new TimeValue(json.integer("value"), json.constant("unit", TimeUnit.class));
  }
}
