package dev.parallax.jar;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Flight recordings of real runs of the jar, as {@code timelines.md} has them made. */
class FlightRecordingIT {
  private static final int TASKS = 6;

  @TempDir Path folder;

  @Test
  void recordingsOfForksAndChildrenTellTaskAndWorkerOfEachRun() throws Exception {
    run("-p", "model=platform,virtual");
    List<Path> ofForks = recordings("profile.jfr");
    assertThat(ofForks).as("one for each cell and round").hasSize(4);
    assertThat(ofForks).allMatch(file -> file.startsWith(folder.resolve("run/profiles")));
    for (Path recording : ofForks) {
      List<RecordedEvent> events = taskRuns(recording);
      assertThat(workers(events)).isEqualTo(Set.of(0, 1));
      assertEachTaskRanAsOften(events);
      String model = recording.toString().contains("model-virtual") ? "virtual" : "platform";
      for (RecordedEvent event : events) {
        assertThat(event.getThread().getJavaName()).startsWith(model + "-");
        assertThat(event.getThread().isVirtual()).isEqualTo(model.equals("virtual"));
        assertThat(event.getDuration()).isGreaterThanOrEqualTo(Duration.ofMillis(1));
      }
    }
  }

  @Test
  void recordingsOfChildrenHaveTheWorkOfOneWorkerEach() throws Exception {
    run(
        "-p",
        "model=process",
        "-p",
        "childArgs=-XX:StartFlightRecording:filename=" + folder.resolve("child-%p.jfr"));
    assertThat(recordings("profile.jfr")).hasSize(2);
    List<RecordedEvent> all = new ArrayList<>();
    List<Integer> workersOfChildren = new ArrayList<>();
    for (Path recording : recordings("child-")) {
      List<RecordedEvent> events = taskRuns(recording);
      workersOfChildren.addAll(workers(events));
      all.addAll(events);
    }
    assertThat(workersOfChildren).containsExactlyInAnyOrder(0, 1, 0, 1);
    assertEachTaskRanAsOften(all);
  }

  private void run(String... more) throws Exception {
    List<String> args = new ArrayList<>(List.of("BatchBenchmark.warm", "-p", "workload=sleep"));
    args.addAll(List.of("-p", "tasks=" + TASKS, "-p", "size=2", "-p", "workers=2", "-f", "2"));
    args.addAll(List.of("-wi", "1", "-w", "10ms", "-i", "1", "-r", "10ms", "-prof", "jfr"));
    args.addAll(List.of("--out", "run"));
    args.addAll(List.of(more));
    Jar.run(Jar.thisJdk(), folder, args.toArray(String[]::new)).succeeded();
  }

  private List<Path> recordings(String nameBegins) throws Exception {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> String.valueOf(file.getFileName()).startsWith(nameBegins))
          .filter(file -> file.toString().endsWith(".jfr"))
          .toList();
    }
  }

  private static List<RecordedEvent> taskRuns(Path recording) throws Exception {
    return RecordingFile.readAllEvents(recording).stream()
        .filter(event -> event.getEventType().getName().equals("dev.parallax.TaskRun"))
        .toList();
  }

  private static Set<Integer> workers(List<RecordedEvent> events) {
    return events.stream().map(event -> event.getInt("worker")).collect(Collectors.toSet());
  }

  /** Batches are whole: their number is JMH's to choose. */
  private static void assertEachTaskRanAsOften(List<RecordedEvent> events) {
    assertThat(events).isNotEmpty();
    assertThat(events.size() % TASKS).isZero();
    assertThat(events.stream().map(event -> event.getInt("task")).sorted())
        .containsExactlyElementsOf(
            IntStream.range(0, TASKS)
                .boxed()
                .flatMap(task -> Stream.generate(() -> task).limit(events.size() / TASKS))
                .toList());
  }
}
