package dev.parallax.campaign.journal;

import dev.parallax.json.Json;
import dev.parallax.json.UnreadableJson;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.runner.IterationType;
import org.openjdk.jmh.runner.WorkloadParams;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * JMH's parameters of a benchmark as JSON, but for those of the workload, which the cell has, and
 * the number of forks, which is that of the results.
 */
final class ParamsJson {
  private ParamsJson() {}

  static Json.Fields write(BenchmarkParams params) {
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

  static BenchmarkParams read(Json.Obj json) {
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
