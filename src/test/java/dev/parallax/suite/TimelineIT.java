package dev.parallax.suite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallax.result.TimedOperation;
import dev.parallax.result.TimedOperation.Task;
import dev.parallax.result.Timeline;
import dev.parallax.result.Timelines;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Time lines of real runs of the jar, child JVMs among them. */
class TimelineIT {
  private static final int TASKS = 6;

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

  @Test
  void aSettingThatIsNotOneIsRefusedBeforeAnythingIsForked() throws Exception {
    Jar.Result result = run("run", "-prof", "timeline:nonsense=1");
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("nonsense", "allowed are").hasLineCount(1);
    assertThat(folder.resolve("run")).doesNotExist();
  }
}
