package dev.parallax.concurrency.pool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallax.concurrency.ConcurrencyModel;
import dev.parallax.concurrency.Pools;
import dev.parallax.workload.Workloads;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jdk.jfr.EventType;
import jdk.jfr.Recording;
import jdk.jfr.Timespan;
import jdk.jfr.Timestamp;
import jdk.jfr.ValueDescriptor;
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

  private static List<Integer> taskAndWorker(RecordedEvent event) {
    return List.of(event.getInt("task"), event.getInt("worker"));
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
    assertThat(events.stream().map(TaskEventsTest::taskAndWorker))
        .containsExactlyInAnyOrderElementsOf(
            runs.stream().map(run -> List.of(run.task(), run.worker())).toList());
    assertThat(events).allMatch(event -> !event.getDuration().isNegative());
  }

  @Test
  void childrenHaveEventsIfTheirOwnFlagsRecordThem() throws Exception {
    PoolOptions recorded =
        PoolOptions.DEFAULT.withChildArgs(
            List.of("-XX:StartFlightRecording:filename=" + folder.resolve("child-%p.jfr")));
    TaskRuns runs;
    try (Work work = work();
        WorkerPool pool = ConcurrencyModel.PROCESS.open(2, work, recorded)) {
      runs = pool.run();
    }
    List<List<Integer>> events = new ArrayList<>();
    try (Stream<Path> files = java.nio.file.Files.list(folder)) {
      for (Path file : files.toList()) {
        taskRuns(file).forEach(event -> events.add(taskAndWorker(event)));
      }
    }
    assertThat(events)
        .containsExactlyInAnyOrderElementsOf(
            runs.stream().map(run -> List.of(run.task(), run.worker())).toList());
  }

  /** What Mission Control and {@code jfr} show of an event beside its time and its thread. */
  @Test
  void anEventExplainsItself() {
    EventType type = EventType.getEventType(TaskEvents.TaskRunEvent.class);
    assertThat(type.getLabel()).isEqualTo("Task Run");
    assertThat(type.getCategoryNames()).containsExactly("Parallax");
    assertThat(type.getDescription()).isNotBlank();
    for (String name : List.of("task", "worker")) {
      ValueDescriptor field = type.getField(name);
      assertThat(field.getLabel()).as(name).isEqualToIgnoringCase(name);
      assertThat(field.getDescription()).as(name).isNotBlank();
    }
    assertThat(type.getField("duration").getContentType()).isEqualTo(Timespan.class.getName());
    assertThat(type.getField("startTime").getContentType()).isEqualTo(Timestamp.class.getName());
  }

  @Test
  void aChildThatNobodyRecordsIsNotToldToWriteEvents() {
    assertThat(TaskEvents.flagsFor(List.of("-Xint", "-XX:+UseG1GC"))).isEmpty();
  }
}
