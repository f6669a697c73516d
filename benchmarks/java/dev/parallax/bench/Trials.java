package dev.parallax.bench;

import dev.parallax.measure.Trial;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.infra.BenchmarkParams;

/** Opens the trial of a fork with what JMH knows of it. */
final class Trials {
  private Trials() {}

  /**
   * Opens it; a child JVM that takes longer for a task than half of JMH's {@code -to} is taken to
   * hang, so that it is named before JMH gives up on the iteration.
   */
  static Trial open(String workload, String size, String tasks, BenchmarkParams params)
      throws IOException, InterruptedException {
    long timeoutMillis = params.getTimeout().convertTo(TimeUnit.MILLISECONDS);
    return Trial.open(workload, size, tasks, Duration.ofMillis(timeoutMillis / 2));
  }
}
