package dev.parallax.jar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallax.result.timeline.TimedOperation;
import dev.parallax.result.timeline.TimedOperation.Task;
import dev.parallax.result.timeline.Timeline;
import dev.parallax.result.timeline.Timelines;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Time lines of real runs of the jar, child JVMs among them. */
class TimelineIT {
  private static final int TASKS = 6;

  /** A fork in the journal: its cell, its round, when it started and when it had ended. */
  private static final Pattern MEASURED =
      Pattern.compile(
          "\"event\":\"measured\",\"cell\":\"([^\"]+)\",\"round\":(\\d+),.*?\"start\":\"([^\"]+)\",\"at\":\"([^\"]+)\"");

  @TempDir Path folder;

  private Jar.Result run(String out, String... more) throws Exception {
    List<String> args = new ArrayList<>(List.of("BatchBenchmark", "-p", "workload=sleep"));
    args.addAll(List.of("-p", "tasks=" + TASKS, "-p", "workers=2", "-f", "1", "-wi", "0"));
    args.addAll(List.of("-i", "2", "-r", "10ms", "--out", out));
    args.addAll(List.of(more));
    return Jar.run(Jar.thisJdk(), folder, args.toArray(String[]::new));
  }

  @Test
  void aCampaignLeavesATimeLineOfEveryCellOnOneClock() throws Exception {
    run("run").succeeded();
    Timelines read = Timelines.read(folder.resolve("run"));
    assertThat(read.problems()).isEmpty();
    assertThat(read.timelines()).hasSize(1 + 3 + 3);
    for (Timeline timeline : read.timelines()) {
      assertThat(timeline.iteration()).isEqualTo(2);
      assertThat(timeline.operations())
          .singleElement()
          .satisfies(operation -> {
            boolean cold = timeline.benchmark().endsWith("cold");
            assertThat(operation.open().isPresent()).isEqualTo(cold);
            assertThat(operation.close().isPresent()).isEqualTo(cold);
            assertThat(operation.problems()).isEmpty();
            assertThat(operation.tasks())
                .hasSize(TASKS)
                .allSatisfy(task -> assertIsInside(task, operation));
          });
    }
    assertThat(Jar.run(Jar.thisJdk(), folder, "timeline", "run").succeeded().out())
        .contains("sleep, warm", "sleep, cold", "serial: ", "process x2: ", "█")
        .doesNotContain("warning");
    Jar.run(
            Jar.thisJdk(),
            folder,
            "timeline",
            "run",
            "--lifecycle",
            "cold",
            "--format",
            "svg",
            "--output",
            "cold.svg")
        .succeeded();
    assertThat(folder.resolve("cold.svg")).content().contains("<desc", ">process<", "makespan");
  }

  private static void assertIsInside(Task task, TimedOperation operation) {
    assertThat(task.startNanos()).isGreaterThanOrEqualTo(operation.batch().startNanos());
    assertThat(task.stopNanos()).isBetween(task.startNanos(), operation.batch().stopNanos());
  }

  @Test
  void timeLinesCanBeTurnedOffOrAskedForInFull() throws Exception {
    run("run", "-p", "model=platform", "-prof", "timeline:iterations=none").succeeded();
    assertThat(folder.resolve("run/timeline")).doesNotExist();
    Jar.Result all =
        run(
            "all",
            "-p",
            "model=platform",
            "-prof",
            "timeline:iterations=all;operations=3;dir=mine");
    all.succeeded();
    assertThat(Timelines.read(folder.resolve("mine")).timelines()).hasSize(2 * 3);
    assertThat(Files.exists(folder.resolve("all/timeline"))).isFalse();
  }

  /** Runs of fewer rounds have no twins. Who wrote a file is seen by when. */
  @Test
  void aTwinOfACellLeavesNoTimeLineAndTheOneOfItsCellAsItIs() throws Exception {
    Jar.run(
            Jar.thisJdk(),
            folder,
            "BatchBenchmark.warm",
            "-p",
            "workload=sleep",
            "-p",
            "size=1",
            "-p",
            "tasks=2",
            "-p",
            "workers=2",
            "-p",
            "model=platform",
            "-f",
            "5",
            "-wi",
            "0",
            "-i",
            "1",
            "-r",
            "10ms",
            "-prof",
            "timeline:keep=all",
            "--no-turns", // the time at which a file was written tells which fork wrote it
            "--seed",
            "1",
            "--out",
            "run")
        .succeeded();
    List<MatchResult> forks =
        MEASURED.matcher(Files.readString(folder.resolve("run/journal.jsonl"))).results().toList();
    // Rounds and not forks: where the witness was slow beside one, it was run again.
    assertThat(forks.stream().filter(fork -> fork.group(1).endsWith("-twin")))
        .extracting(fork -> fork.group(2))
        .containsOnly("1", "2", "3", "4", "5");
    Path timelines = folder.resolve("run/timeline");
    assertThat(timelines).isDirectoryContaining(file -> file.toString().contains("-r5-"));
    try (Stream<Path> files = Files.list(timelines)) {
      List<Path> written = files.toList();
      assertThat(written).hasSize(5);
      for (Path file : written) {
        Instant at = Files.getLastModifiedTime(file).toInstant();
        assertThat(forks.stream().filter(fork -> wasRunning(fork, at)))
            .as("fork that wrote %s at %s", file, at)
            .singleElement()
            .satisfies(fork -> {
              assertThat(fork.group(1)).doesNotEndWith("-twin");
              assertThat(file.toString()).contains("-r" + fork.group(2) + "-");
            });
      }
    }
  }

  private static boolean wasRunning(MatchResult fork, Instant at) {
    return !at.isBefore(Instant.parse(fork.group(3))) && !at.isAfter(Instant.parse(fork.group(4)));
  }

  @Test
  void aSettingThatIsNotOneIsRefusedBeforeAnythingIsForked() throws Exception {
    Jar.Result result = run("run", "-prof", "timeline:nonsense=1");
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("nonsense", "allowed are").hasLineCount(1);
    assertThat(folder.resolve("run")).doesNotExist();
  }
}
