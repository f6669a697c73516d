package dev.parallax.campaign.jmh;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.AverageTimeResult;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.IterationResultMetaData;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ResultRole;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.SampleTimeResult;
import org.openjdk.jmh.results.ScalarResult;
import org.openjdk.jmh.results.SingleShotResult;
import org.openjdk.jmh.results.TextResult;
import org.openjdk.jmh.results.ThroughputResult;
import org.openjdk.jmh.runner.IterationType;
import org.openjdk.jmh.runner.WorkloadParams;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.util.SampleBuffer;

/** Runs as JMH returns them, made of JMH's own results with random figures in them. */
public final class SomeRuns {
  private static final int ITERATIONS = 4;

  private final Random random;
  private final int threads;

  /**
   * @param threads how many threads each iteration has
   */
  public SomeRuns(Random random, int threads) {
    this.random = random;
    this.threads = threads;
  }

  /** A run of so many forks, with the results of {@code -prof gc} and of other profilers. */
  public RunResult run(String benchmark, Mode mode, TimeUnit unit, int forks) {
    BenchmarkParams params = params(benchmark, mode, unit, forks, threads);
    List<BenchmarkResult> results = new ArrayList<>();
    for (int i = 0; i < forks; i++) {
      results.add(fork(params));
    }
    return new RunResult(params, results);
  }

  /** A run of one fork whose operations all take so long. */
  public static RunResult taking(String benchmark, double seconds) {
    return taking(benchmark, Collections.nCopies(ITERATIONS, seconds));
  }

  /** A run of one fork, with what an operation takes in each of its iterations. */
  public static RunResult taking(String benchmark, List<Double> secondsOfIterations) {
    BenchmarkParams params = params(benchmark, Mode.AverageTime, TimeUnit.MILLISECONDS, 1, 1);
    List<IterationResult> iterations = new ArrayList<>();
    for (double seconds : secondsOfIterations) {
      IterationResult iteration =
          new IterationResult(params, params.getMeasurement(), new IterationResultMetaData(1, 1));
      iteration.addResult(
          new AverageTimeResult(
              ResultRole.PRIMARY, "method", 1, Math.round(seconds * 1e9), params.getTimeUnit()));
      iterations.add(iteration);
    }
    return new RunResult(params, List.of(new BenchmarkResult(params, iterations)));
  }

  /** The same of a fork that says how long it warmed up, and how long it would have needed to. */
  public static RunResult warmedUp(
      String benchmark, List<Double> secondsOfIterations, double warmUp, double settled) {
    RunResult run = taking(benchmark, secondsOfIterations);
    IterationResult first =
        run.getBenchmarkResults().iterator().next().getIterationResults().iterator().next();
    first.addResult(new ScalarResult("warmup.time", warmUp, "s", AggregationPolicy.MAX));
    first.addResult(new ScalarResult("warmup.settled", settled, "s", AggregationPolicy.MAX));
    return run;
  }

  private BenchmarkResult fork(BenchmarkParams params) {
    List<IterationResult> iterations = new ArrayList<>();
    for (int i = 0; i < ITERATIONS; i++) {
      iterations.add(iteration(params, i));
    }
    BenchmarkResult fork = new BenchmarkResult(params, iterations);
    fork.addBenchmarkResult(scalar("instructions", "#/op", AggregationPolicy.AVG));
    fork.addBenchmarkResult(new TextResult("much text", "perfasm"));
    return fork;
  }

  private IterationResult iteration(BenchmarkParams params, int number) {
    IterationResult iteration =
        new IterationResult(params, params.getMeasurement(), new IterationResultMetaData(1, 1));
    for (int thread = 0; thread < threads; thread++) {
      iteration.addResult(primary(params));
    }
    iteration.addResult(scalar("gc.alloc.rate", "MB/sec", AggregationPolicy.AVG));
    iteration.addResult(new ScalarResult("gc.rate.nan", Double.NaN, "MB", AggregationPolicy.AVG));
    iteration.addResult(scalar("gc.count", "counts", AggregationPolicy.SUM));
    iteration.addResult(scalar("pool.peak", "KB", AggregationPolicy.MAX));
    iteration.addResult(scalar("pool.least", "KB", AggregationPolicy.MIN));
    iteration.addResult(new TextResult("text", "stack"));
    if (number % 2 == 1) {
      // As JMH does: an iteration without a collection has no time of it.
      iteration.addResult(scalar("gc.time", "ms", AggregationPolicy.SUM));
    }
    return iteration;
  }

  private ScalarResult scalar(String label, String unit, AggregationPolicy policy) {
    return new ScalarResult(label, random.nextDouble() * 1e6, unit, policy);
  }

  private Result<?> primary(BenchmarkParams params) {
    double operations = 1 + random.nextInt(1_000_000);
    long nanos = 1L + random.nextInt(2_000_000_000);
    TimeUnit unit = params.getTimeUnit();
    ResultRole role = ResultRole.PRIMARY;
    String label = "method";
    return switch (params.getMode()) {
      case Throughput -> new ThroughputResult(role, label, operations, nanos, unit);
      case AverageTime -> new AverageTimeResult(role, label, operations, nanos, unit);
      case SingleShotTime -> new SingleShotResult(role, label, nanos, unit);
      case SampleTime -> new SampleTimeResult(role, label, samples(), unit);
      case All -> throw new IllegalArgumentException("not a mode of a run");
    };
  }

  private SampleBuffer samples() {
    SampleBuffer buffer = new SampleBuffer();
    for (int i = 0; i < 50; i++) {
      // Below 1024 ns JMH keeps every time, above it rounds; each octave more costs it much.
      buffer.add(random.nextInt(3000));
    }
    return buffer;
  }

  private static BenchmarkParams params(
      String benchmark, Mode mode, TimeUnit unit, int forks, int threads) {
    return new BenchmarkParams(
        benchmark,
        "generated." + benchmark,
        true,
        threads,
        new int[] {1},
        List.of(),
        forks,
        0,
        new IterationParams(IterationType.WARMUP, 1, TimeValue.milliseconds(50), 1),
        new IterationParams(IterationType.MEASUREMENT, ITERATIONS, TimeValue.NONE, 1),
        mode,
        new WorkloadParams(),
        unit,
        1,
        "/jdk/bin/java",
        List.of("-Xmx64m", "-Dwith=\"quotes\" and \\"),
        "25.0.1",
        "a VM",
        "25.0.1+8",
        "1.37",
        TimeValue.minutes(10));
  }
}
