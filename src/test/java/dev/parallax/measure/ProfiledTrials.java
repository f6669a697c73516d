package dev.parallax.measure;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.runner.IterationType;
import org.openjdk.jmh.runner.WorkloadParams;
import org.openjdk.jmh.runner.options.TimeValue;

/** What JMH tells a profiler of the benchmark. */
final class ProfiledTrials {
  static final int ITERATIONS = 2;

  private ProfiledTrials() {}

  static IterationParams iterations(IterationType type) {
    return new IterationParams(type, ITERATIONS, TimeValue.NONE, 1);
  }

  static BenchmarkParams benchmark(String param) {
    WorkloadParams params = new WorkloadParams();
    params.put("workload", "noop", 0);
    params.put("note", param, 0);
    return new BenchmarkParams(
        "dev.parallax.bench.BatchBenchmark.warm",
        "generated",
        false,
        1,
        new int[] {1},
        List.of(),
        1,
        0,
        iterations(IterationType.WARMUP),
        iterations(IterationType.MEASUREMENT),
        Mode.AverageTime,
        params,
        TimeUnit.MILLISECONDS,
        1,
        "java",
        List.of(),
        "25",
        "vm",
        "25",
        "1.37",
        TimeValue.minutes(1));
  }
}
