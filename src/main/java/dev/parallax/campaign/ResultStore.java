package dev.parallax.campaign;

import dev.parallax.jvm.ClassArchive;
import dev.parallax.measure.HandOver;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatFactory;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.WorkloadParams;

/**
 * The results of all forks so far, merged as if JMH had run them in one go: one row for each cell
 * and mode, one fork of it for each round.
 */
final class ResultStore {
  private record RowKey(Cell cell, Mode mode) {}

  private final Map<RowKey, List<BenchmarkResult>> forks = new LinkedHashMap<>();

  /** In which order rows stand in the result: that of the plan, not the random one of a round. */
  ResultStore(List<Cell> order) {
    for (Cell cell : order) {
      for (Mode mode : Mode.values()) {
        forks.put(new RowKey(cell, mode), new ArrayList<>());
      }
    }
  }

  void add(Cell cell, RunResult result) {
    List<BenchmarkResult> row =
        forks.computeIfAbsent(
            new RowKey(cell, result.getParams().getMode()), key -> new ArrayList<>());
    row.addAll(result.getBenchmarkResults());
  }

  boolean isEmpty() {
    return forks.values().stream().allMatch(List::isEmpty);
  }

  /**
   * Writes all rows to a file at once: whoever reads it sees all of it or what was there before.
   */
  void write(Path file, ResultFormatType format) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (PrintStream out = new PrintStream(bytes, false, StandardCharsets.UTF_8)) {
      ResultFormatFactory.getInstance(format, out).writeOut(rows());
    }
    AtomicFile.write(file, bytes.toByteArray());
  }

  private Collection<RunResult> rows() {
    List<RunResult> rows = new ArrayList<>();
    forks.forEach((key, results) -> {
      if (!results.isEmpty()) {
        rows.add(new RunResult(paramsOf(key.cell(), results), results));
      }
    });
    return rows;
  }

  /**
   * Whether a JVM flag only serves the suite's own plumbing and says nothing of the measurement.
   */
  private static boolean isOfTheSuite(String jvmArg) {
    return HandOver.isOurs(jvmArg) || ClassArchive.isFlag(jvmArg);
  }

  /** The parameters of the first fork, with the cell's own and the number of forks there were. */
  private static BenchmarkParams paramsOf(Cell cell, List<BenchmarkResult> results) {
    BenchmarkParams first = results.getFirst().getParams();
    WorkloadParams params = new WorkloadParams();
    int order = 0;
    for (Map.Entry<String, String> param : cell.allParams().entrySet()) {
      params.put(param.getKey(), param.getValue(), order++);
    }
    return new BenchmarkParams(
        first.getBenchmark(),
        first.generatedBenchmark(),
        first.shouldSynchIterations(),
        first.getThreads(),
        first.getThreadGroups(),
        first.getThreadGroupLabels(),
        results.size(),
        first.getWarmupForks(),
        first.getWarmup(),
        first.getMeasurement(),
        first.getMode(),
        params,
        first.getTimeUnit(),
        first.getOpsPerInvocation(),
        first.getJvm(),
        first.getJvmArgs().stream().filter(arg -> !isOfTheSuite(arg)).distinct().toList(),
        first.getJdkVersion(),
        first.getVmName(),
        first.getVmVersion(),
        first.getJmhVersion(),
        first.getTimeout());
  }
}
