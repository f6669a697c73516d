package dev.parallax.jar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallax.result.ResultFile;
import dev.parallax.result.ResultReader;
import dev.parallax.result.jmh.Measurement;
import dev.parallax.result.jmh.Metric;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The profiler {@code tree} in real forks. */
class TreeIT {
  private static final List<String> SMALL =
      List.of("-f", "1", "-wi", "1", "-w", "10ms", "-i", "2", "-r", "200ms", "--out", "run");

  @TempDir Path folder;

  private List<Measurement> run(String... args) throws Exception {
    Jar.run(
            Jar.thisJdk(),
            folder,
            Stream.concat(Stream.of(args), SMALL.stream()).toArray(String[]::new))
        .succeeded();
    return ((ResultFile) ResultReader.read(folder.resolve("run"), "run")).measurements();
  }

  private static Map<String, Metric> secondary(
      List<Measurement> rows, String benchmark, String model) {
    return rows.stream()
        .filter(row -> row.benchmark().endsWith(benchmark))
        .filter(row -> row.params().getOrDefault("model", "serial").equals(model))
        .findFirst()
        .orElseThrow()
        .secondary();
  }

  private static double score(Map<String, Metric> metrics, String name) {
    return Optional.ofNullable(metrics.get(name)).orElseThrow().score();
  }

  @Test
  void everyCellOfACampaignSaysWhatItsProcessesUsed() throws Exception {
    List<Measurement> rows =
        run(
            "BatchBenchmark.(warm|cold)",
            "-p",
            "workload=download",
            "-p",
            "latency=1",
            "-p",
            "model=platform,process",
            "-p",
            "workers=2");
    assertThat(rows).hasSize(4);
    for (String benchmark : List.of("warm", "cold")) {
      // The server of the download stands for another machine.
      Map<String, Metric> threads = secondary(rows, benchmark, "platform");
      assertThat(score(threads, "tree.processes")).isEqualTo(1);
      assertThat(threads)
          .containsKeys(
              "tree.cpu",
              "tree.cpu.user",
              "tree.cpu.system",
              "tree.rss.peak",
              "tree.rss.mean",
              "tree.pss",
              "tree.threads",
              "tree.alloc",
              "tree.gc.time");
      assertThat(score(threads, "tree.cpu")).isPositive();
      Map<String, Metric> processes = secondary(rows, benchmark, "process");
      assertThat(score(processes, "tree.processes")).isEqualTo(3);
      assertThat(score(processes, "tree.cpu")).isPositive();
      assertThat(score(processes, "tree.rss.peak")).isGreaterThan(score(threads, "tree.rss.peak"));
    }
    assertThat(secondary(rows, "warm", "process")).containsKeys("tree.pss");
    // Its children are gone when the iteration ends.
    assertThat(secondary(rows, "cold", "process")).doesNotContainKeys("tree.pss", "tree.alloc");
  }

  @Test
  void itCanBeTurnedOff() throws Exception {
    List<Measurement> rows =
        run("BatchBenchmark.serial", "-p", "workload=noop", "-prof", "tree:off");
    assertThat(secondary(rows, "serial", "serial")).isEmpty();
  }

  @Test
  void aPlainRunHasItWhenAsked() throws Exception {
    List<Measurement> rows =
        run("BatchBenchmark.serial", "-p", "workload=noop", "--plain", "-prof", "tree");
    assertThat(secondary(rows, "serial", "serial")).containsKeys("tree.cpu", "tree.pss");
  }
}
