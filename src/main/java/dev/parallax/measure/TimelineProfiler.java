package dev.parallax.measure;

import dev.parallax.suite.CellKey;
import dev.parallax.suite.ParameterNames;
import dev.parallax.suite.Secrets;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.profile.ProfilerException;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.runner.IterationType;

/**
 * JMH profiler {@code timeline}: when each task of an operation started and stopped, and which
 * worker ran it, for chosen iterations; one file for each cell in {@code timeline/} of the run
 * directory, or of the current directory where there is no run directory.
 *
 * <p>It adds no results: those of an iteration are JMH's.
 *
 * <p>In warm-up every other operation is recorded and thrown away. Otherwise the first recorded
 * operation would take branches that the compiler has never seen taken: it would throw code away
 * and compile it anew within the measured iteration. By operations rather than by iterations, as
 * there may be one warm-up iteration only; and not all of them, or the same would happen to the
 * iterations that aren't recorded.
 */
public final class TimelineProfiler implements InternalProfiler {
  /** The name behind {@code -prof}; JMH has short names for its own profilers only. */
  public static final String NAME = "timeline";

  private final TimelineSettings settings;
  private int warmUpIteration;
  private int iteration;

  /** With the defaults; JMH asks for it when it lists profilers. */
  public TimelineProfiler() {
    this.settings = TimelineSettings.parse("");
  }

  /**
   * With the settings behind {@code -prof timeline:}.
   *
   * @throws ProfilerException if that can't be understood
   */
  public TimelineProfiler(String initLine) throws ProfilerException {
    try {
      this.settings = TimelineSettings.parse(initLine);
    } catch (IllegalArgumentException e) {
      throw new ProfilerException(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public String getDescription() {
    return "start and stop of every task with its worker, as files for the command timeline";
  }

  @Override
  public void beforeIteration(BenchmarkParams benchmark, IterationParams params) {
    Iteration.logInto(
        params.getType() == IterationType.WARMUP ? rehearsal() : log(params.getCount()));
  }

  private Optional<OperationLog> rehearsal() {
    warmUpIteration++;
    // Where an iteration has one operation only, the turns are those of iterations.
    boolean takesFirst = warmUpIteration % 2 == 1;
    return settings.records()
        ? Optional.of(OperationLog.ofEveryOther(settings.operations(), takesFirst))
        : Optional.empty();
  }

  private Optional<OperationLog> log(int iterations) {
    iteration++;
    return settings.iterations().includes(iteration, iterations)
        ? Optional.of(OperationLog.ofAll(settings.operations()))
        : Optional.empty();
  }

  @Override
  public Collection<? extends Result<?>> afterIteration(
      BenchmarkParams benchmark, IterationParams params, IterationResult result) {
    Optional<OperationLog> log = Iteration.log();
    Iteration.logInto(Optional.empty());
    if (params.getType() == IterationType.WARMUP) {
      return List.of();
    }
    HandOver handOver = HandOver.read(System.getProperties());
    // A twin is recorded like its cell, so that both cost the same; its file would replace the
    // cell's, and so would that of a fork that is there to be recorded.
    boolean isOfCell = !handOver.twin() && handOver.recording().isEmpty();
    if (log.isPresent() && log.get().count() > 0 && isOfCell) {
      write(benchmark, log.get(), handOver);
    }
    return List.of();
  }

  private void write(BenchmarkParams benchmark, OperationLog log, HandOver handOver) {
    Path folder =
        settings
            .folder()
            .map(Path::of)
            .or(() -> handOver.runDirectory().map(run -> run.resolve(NAME)))
            .orElse(Path.of(NAME));
    TimelineFile file =
        new TimelineFile(
            benchmark.getBenchmark(),
            params(benchmark, handOver),
            handOver.round(),
            iteration,
            log.count(),
            log.operations());
    try {
      file.write(folder, suffix(handOver));
    } catch (IOException e) {
      // The measurement is as good without the picture of it, so this is only reported.
      System.err.println(NAME + ": can't write to " + folder + ": " + e);
    }
  }

  /** Empty if only the last file of a cell is kept. */
  private String suffix(HandOver handOver) {
    if (!settings.keepsAll()) {
      return settings.iterations() instanceof TimelineSettings.Iterations.Last
          ? ""
          : "-i" + iteration;
    }
    String fork =
        handOver.round().isPresent()
            ? "-r" + handOver.round().getAsInt()
            : "-" + Instant.now().toEpochMilli();
    return fork + "-i" + iteration;
  }

  /** As they stand in the results. */
  private static Map<String, String> params(BenchmarkParams benchmark, HandOver handOver) {
    Map<String, String> params = new LinkedHashMap<>();
    for (Object key : benchmark.getParamsKeys()) {
      params.put((String) key, benchmark.getParam((String) key));
    }
    params.putAll(handOver.settings());
    if (new CellKey(benchmark.getBenchmark(), params).isUnbounded()) {
      params.remove(ParameterNames.WORKERS); // a value that only JMH needs
    }
    handOver.profile().ifPresent(profile -> params.put(ParameterNames.PROFILE, profile.word()));
    handOver
        .carriers()
        .ifPresent(count -> params.put(ParameterNames.CARRIERS, String.valueOf(count)));
    if (!handOver.childArgs().isEmpty()) {
      params.put(ParameterNames.CHILD_ARGS, String.join(" ", handOver.childArgs()));
    }
    params.replaceAll((name, value) -> Secrets.mask(value));
    return params;
  }
}
