package dev.parallax.concurrency;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallax.workload.Workloads;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TaskEventsTest {
  @TempDir Path folder;

  private static Work work() {
    return Pools.work(Workloads.available().named("noop"), Map.of());
  }

  private static List<RecordedEvent> taskRuns(Path file) throws Exception {
    return RecordingFile.readAllEvents(file).stream()
        .filter(event -> event.getEventType().getName().equals("dev.parallax.TaskRun"))
        .toList();
  }

  @ParameterizedTest
  @EnumSource(
      value = ConcurrencyModel.class,
      names = {"SERIAL", "PLATFORM", "VIRTUAL"})
  void aFlightRecordingHasAnEventForEachTaskRun(ConcurrencyModel model) throws Exception {
    Path file = folder.resolve("recording.jfr");
    TaskRuns runs;
    try (Work work = work();
        WorkerPool pool = model.open(2, work)) {
      // Under -prof jfr pools are open, and have warmed up, before a recording begins.
      assertThat(pool.run().size()).isPositive();
      try (Recording recording = new Recording()) {
        recording.start();
        runs = pool.run();
        recording.stop();
        recording.dump(file);
      }
    }
    List<RecordedEvent> events = taskRuns(file);
    assertThat(events.stream().map(event -> event.getInt("task")))
        .containsExactlyInAnyOrderElementsOf(runs.stream().map(TaskRun::task).toList());
    assertThat(events).allMatch(event -> !event.getDuration().isNegative());
  }

  @Test
  void childrenHaveEventsIfTheirOwnFlagsRecordThem() throws Exception {
    PoolOptions recorded =
        PoolOptions.DEFAULT.withChildArgs(
            List.of("-XX:StartFlightRecording:filename=" + folder.resolve("child-%p.jfr")));
    int tasks;
    try (Work work = work();
        WorkerPool pool = ConcurrencyModel.PROCESS.open(2, work, recorded)) {
      tasks = pool.run().size();
    }
    int events = 0;
    try (Stream<Path> files = java.nio.file.Files.list(folder)) {
      for (Path file : files.toList()) {
        events += taskRuns(file).size();
      }
    }
    assertThat(events).isEqualTo(tasks);
  }

  @Test
  void aBatchThatNobodyRecordsStaysAsItIs() throws Exception {
    try (Work work = work()) {
      assertThat(TaskEvents.inChild(work.batch())).isSameAs(work.batch());
    }
    assertThat(TaskEvents.flagsFor(List.of("-Xint", "-XX:+UseG1GC"))).isEmpty();
  }
}
