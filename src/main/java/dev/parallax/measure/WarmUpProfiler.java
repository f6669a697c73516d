package dev.parallax.measure;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;
import org.openjdk.jmh.runner.IterationType;

/**
 * Says with each measured iteration how long its fork warmed up, and what came of it; of a fork the
 * largest counts.
 */
public final class WarmUpProfiler implements InternalProfiler {
  /** Name of the metric: seconds of warm-up, JMH's iterations included. */
  public static final String SECONDS = "warmup.time";

  /** Name of the metric: after how many seconds the fork was first as fast as at its end. */
  public static final String SETTLED = "warmup.settled";

  /** Name of the metric: 1 if the limit was reached before the fork was warm. */
  public static final String UNFINISHED = "warmup.unfinished";

  @Override
  public String getDescription() {
    return "how long a fork warmed up";
  }

  @Override
  public void beforeIteration(BenchmarkParams benchmarkParams, IterationParams iterationParams) {}

  @Override
  public Collection<? extends Result<?>> afterIteration(
      BenchmarkParams benchmarkParams, IterationParams iterationParams, IterationResult result) {
    Optional<WarmUp> warmUp = Iteration.warmUp();
    if (iterationParams.getType() != IterationType.MEASUREMENT || warmUp.isEmpty()) {
      return List.of();
    }
    return List.of(
        figure(SECONDS, warmUp.get().seconds(), "s"),
        figure(SETTLED, warmUp.get().settledAfterSeconds(), "s"),
        figure(UNFINISHED, warmUp.get().isWarm() ? 0 : 1, "#"));
  }

  private static Result<?> figure(String name, double value, String unit) {
    return new ScalarResult(name, value, unit, AggregationPolicy.MAX);
  }
}
