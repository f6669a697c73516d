package dev.parallax.concurrency.pool;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parallax.concurrency.ConcurrencyModel;
import dev.parallax.concurrency.OnceWorkload;
import dev.parallax.concurrency.Pools;
import dev.parallax.concurrency.pool.TaskRuns.TaskRun;
import dev.parallax.workload.Parameters;
import dev.parallax.workload.Workload;
import dev.parallax.workload.Workloads;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What every model promises of the task runs that it returns. */
class TaskRunsTest {
  @TempDir private Path directory;

  static Stream<Arguments> pools() {
    return Stream.of(
        Arguments.of(ConcurrencyModel.SERIAL, 1),
        Arguments.of(ConcurrencyModel.PLATFORM, 1),
        Arguments.of(ConcurrencyModel.PLATFORM, 3),
        Arguments.of(ConcurrencyModel.FORKJOIN, 1),
        Arguments.of(ConcurrencyModel.FORKJOIN, 3),
        Arguments.of(ConcurrencyModel.UNBOUNDED, 40),
        Arguments.of(ConcurrencyModel.VIRTUAL, 1),
        Arguments.of(ConcurrencyModel.VIRTUAL, 3),
        Arguments.of(ConcurrencyModel.PROCESS, 3));
  }

  @ParameterizedTest
  @MethodSource("pools")
  void everyTaskRunsExactlyOnceAndSaysWhatItReturned(ConcurrencyModel model, int workers)
      throws Exception {
    TaskRuns runs = runOnce(model, workers);
    // A task that is run a second time would fail, since its file exists.
    assertThat(filesLeft("task-")).isEqualTo(runs.size());
    assertThat(runs.stream())
        .extracting(TaskRun::task, TaskRun::checksum)
        .containsExactlyElementsOf(
            IntStream.range(0, 40)
                .mapToObj(index -> org.assertj.core.groups.Tuple.tuple(index, index * 7L))
                .toList());
  }

  @ParameterizedTest
  @MethodSource("pools")
  void neverMoreTasksThanWorkersAreInProgress(ConcurrencyModel model, int workers)
      throws Exception {
    TaskRuns runs = runOnce(model, workers);
    assertThat(mostInProgress(runs.stream().toList())).isBetween(1, workers);
  }

  @ParameterizedTest
  @MethodSource("pools")
  void aWorkerHasANumberBelowTheirCountAndRunsOneTaskAtATime(ConcurrencyModel model, int workers)
      throws Exception {
    Map<Integer, List<TaskRun>> byWorker =
        runOnce(model, workers).stream().collect(groupingBy(TaskRun::worker));
    assertThat(byWorker.keySet()).allMatch(worker -> worker >= 0 && worker < workers);
    assertThat(byWorker.values()).allMatch(runs -> mostInProgress(runs) == 1);
  }

  @ParameterizedTest
  @MethodSource("pools")
  void everyRunFallsIntoTheTimeOfItsOperation(ConcurrencyModel model, int workers)
      throws Exception {
    try (Work work = once();
        WorkerPool pool = model.open(workers, work)) {
      long before = System.nanoTime();
      TaskRuns runs = pool.run();
      long after = System.nanoTime();
      assertThat(runs.stream())
          .allMatch(run -> before <= run.startNanos())
          .allMatch(run -> run.startNanos() <= run.stopNanos())
          .allMatch(run -> run.stopNanos() <= after);
    }
  }

  @ParameterizedTest
  @MethodSource("pools")
  void sleepingNeverTakesLessThanItsExactMakespan(ConcurrencyModel model, int workers)
      throws Exception {
    Workload sleep = Workloads.available().named("sleep");
    int tasks = 7;
    Parameters parameters = Parameters.resolve(sleep, "4", Integer.toString(tasks), Map.of());
    int rounds = Math.ceilDiv(tasks, workers);
    try (Work work = Work.open(sleep, parameters)) {
      List<TaskRun> runs = Pools.runOnce(model, workers, work).stream().toList();
      long first = runs.stream().mapToLong(TaskRun::startNanos).min().orElseThrow();
      long last = runs.stream().mapToLong(TaskRun::stopNanos).max().orElseThrow();
      assertThat(last - first).isGreaterThanOrEqualTo(TimeUnit.MILLISECONDS.toNanos(4L * rounds));
    }
  }

  @ParameterizedTest
  @MethodSource("pools")
  void everyBatchIsClosedInWhicheverJvmItIs(ConcurrencyModel model, int workers) throws Exception {
    var unused = runOnce(model, workers);
    assertThat(filesLeft("closed-")).isEqualTo(model == ConcurrencyModel.PROCESS ? workers : 1);
  }

  private TaskRuns runOnce(ConcurrencyModel model, int workers) throws Exception {
    try (Work work = once()) {
      return Pools.runOnce(model, workers, work);
    }
  }

  private Work once() {
    return Pools.work(new OnceWorkload(), Map.of("directory", directory.toString()));
  }

  private long filesLeft(String prefix) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> file.getFileName().toString().startsWith(prefix)).count();
    }
  }

  /** Sweeps over the starts and stops; a task that stops at an instant is over at that instant. */
  private static int mostInProgress(List<TaskRun> runs) {
    record Event(long nanos, int change) {}
    List<Event> events =
        runs.stream()
            .flatMap(
                run -> Stream.of(new Event(run.startNanos(), 1), new Event(run.stopNanos(), -1)))
            .sorted(Comparator.comparingLong(Event::nanos).thenComparingInt(Event::change))
            .toList();
    int inProgress = 0;
    int most = 0;
    for (Event event : events) {
      inProgress += event.change();
      most = Math.max(most, inProgress);
    }
    return most;
  }
}
