package dev.parallax.campaign.jmh;

import dev.parallax.campaign.cell.Cell;
import dev.parallax.jvm.ClassArchive;
import dev.parallax.jvm.JavaCommand;
import dev.parallax.measure.HandOver;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.runner.WorkloadParams;

/** JMH's parameters as they are in the results. */
public final class RowParams {
  private RowParams() {}

  /**
   * The parameters of a row: those of a fork, with the cell's own and the number of forks there
   * were, and without the JVM flags that only serve the suite's plumbing.
   */
  public static BenchmarkParams of(BenchmarkParams fork, Cell cell, int forks) {
    return of(fork, cell, forks, UnaryOperator.identity(), UnaryOperator.identity());
  }

  /**
   * The same.
   *
   * @param name how the name of a parameter is written
   * @param value how its value is
   */
  static BenchmarkParams of(
      BenchmarkParams fork,
      Cell cell,
      int forks,
      UnaryOperator<String> name,
      UnaryOperator<String> value) {
    WorkloadParams params = new WorkloadParams();
    int order = 0;
    for (Map.Entry<String, String> param : cell.allParams().entrySet()) {
      params.put(name.apply(param.getKey()), value.apply(param.getValue()), order++);
    }
    return new BenchmarkParams(
        fork.getBenchmark(),
        fork.generatedBenchmark(),
        fork.shouldSynchIterations(),
        fork.getThreads(),
        fork.getThreadGroups(),
        fork.getThreadGroupLabels(),
        forks,
        fork.getWarmupForks(),
        fork.getWarmup(),
        fork.getMeasurement(),
        fork.getMode(),
        params,
        fork.getTimeUnit(),
        fork.getOpsPerInvocation(),
        fork.getJvm(),
        fork.getJvmArgs().stream().filter(arg -> !isOfTheSuite(arg)).distinct().toList(),
        fork.getJdkVersion(),
        fork.getVmName(),
        fork.getVmVersion(),
        fork.getJmhVersion(),
        fork.getTimeout());
  }

  /**
   * Whether a JVM flag only serves the suite's own plumbing and says nothing of the measurement.
   */
  private static boolean isOfTheSuite(String jvmArg) {
    return HandOver.isOurs(jvmArg)
        || ClassArchive.isFlag(jvmArg)
        || JavaCommand.crashFlags().contains(jvmArg);
  }
}
