package dev.parallax.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/**
 * JMH profiler: memory of the processes that a fork has started, on average over them, at the end
 * of the iteration where it was most: an average over iterations would count those without
 * children, such as the last, within which JMH tears the trial down.
 *
 * <p>{@code children.rss} is what each has in memory; {@code children.pss} counts a page that
 * several share, such as those of the JVM's library and of the class archive, by each one's share.
 * Where {@code /proc} doesn't say, there is neither.
 */
public final class ChildMemory implements InternalProfiler {
  private static final double KIBI_PER_MEBI = 1024;

  @Override
  public String getDescription() {
    return "memory of the child processes of a fork, on average over them (Linux)";
  }

  @Override
  public void beforeIteration(BenchmarkParams benchmarkParams, IterationParams iterationParams) {}

  @Override
  public Collection<? extends Result<?>> afterIteration(
      BenchmarkParams benchmarkParams, IterationParams iterationParams, IterationResult result) {
    List<Path> summaries =
        ProcessHandle.current()
            .children()
            .map(child -> Path.of("/proc", Long.toString(child.pid()), "smaps_rollup"))
            .toList();
    return Stream.of("pss", "rss").flatMap(kind -> mean(kind, summaries).stream()).toList();
  }

  private static Optional<ScalarResult> mean(String kind, List<Path> summaries) {
    String field = kind.substring(0, 1).toUpperCase(Locale.ROOT) + kind.substring(1) + ":";
    OptionalDouble kibibytes =
        summaries.stream()
            .flatMap(ChildMemory::lines)
            .filter(line -> line.startsWith(field))
            .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")))
            .average();
    return kibibytes.isPresent()
        ? Optional.of(
            new ScalarResult(
                "children." + kind,
                kibibytes.getAsDouble() / KIBI_PER_MEBI,
                "MiB",
                AggregationPolicy.MAX))
        : Optional.empty();
  }

  private static Stream<String> lines(Path summary) {
    try {
      return Files.readAllLines(summary).stream();
    } catch (IOException e) {
      // The child has ended since it was listed, or this system has no such file: not counted.
      return Stream.empty();
    }
  }
}
