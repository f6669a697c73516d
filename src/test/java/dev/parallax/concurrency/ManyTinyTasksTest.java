package dev.parallax.concurrency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.parallax.concurrency.pool.TaskFailure;
import dev.parallax.concurrency.pool.TaskRuns;
import dev.parallax.concurrency.pool.TaskRuns.TaskRun;
import dev.parallax.concurrency.pool.Work;
import dev.parallax.concurrency.pool.WorkerPool;
import dev.parallax.workload.Parameters;
import dev.parallax.workload.Workload;
import dev.parallax.workload.Workloads;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tasks so small that child JVMs take many of them at a time. */
class ManyTinyTasksTest {
  private static final int TASKS = 20_000;

  @TempDir private Path directory;

  private static Work of(Workload workload, Map<String, String> settings) {
    return Work.open(
        workload, Parameters.resolve(workload, "1", Integer.toString(TASKS), settings));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5})
  void eachIsRunOnceByOneOfTheChildren(int workers) throws Exception {
    try (Work work = of(Workloads.available().named("noop"), Map.of());
        WorkerPool pool = ConcurrencyModel.PROCESS.open(workers, work)) {
      // The first batch goes task by task, as nothing is known of their length; the others don't.
      for (int batch = 0; batch < 4; batch++) {
        TaskRuns runs = pool.run();
        assertThat(runs.stream().mapToLong(TaskRun::checksum).toArray())
            .isEqualTo(LongStream.rangeClosed(1, TASKS).toArray());
        assertThat(runs.stream())
            .allMatch(run -> run.worker() >= 0 && run.worker() < workers)
            .allMatch(run -> 0 < run.startNanos() && run.startNanos() <= run.stopNanos());
      }
    }
  }

  @Test
  void oneThatThrowsIsNamedAndThePoolIsAsGoodAsBefore() throws Exception {
    Path trigger = directory.resolve("trigger");
    try (Work work = of(new FaultyWorkload(), Map.of("trigger", trigger.toString()));
        WorkerPool pool = ConcurrencyModel.PROCESS.open(2, work)) {
      long checksum = pool.run().checksum();
      Files.createFile(trigger);
      TaskFailure failure = catchThrowableOfType(TaskFailure.class, pool::run);
      assertThat(failure.task()).isEqualTo(FaultyWorkload.FAULTY_TASK);
      assertThat(failure).hasMessageContaining("boom");
      Files.delete(trigger);
      assertThat(pool.run().checksum()).isEqualTo(checksum);
    }
  }

  @Test
  void nothingOfAPoolIsLeftOnDisk() throws Exception {
    Path shared = Path.of("/dev/shm");
    long before = pools(shared);
    try (Work work = of(Workloads.available().named("noop"), Map.of());
        WorkerPool pool = ConcurrencyModel.PROCESS.open(2, work)) {
      assertThat(pool.run().size()).isEqualTo(TASKS);
    }
    assertThat(pools(shared)).isEqualTo(before);
  }

  private static long pools(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return 0;
    }
    try (var files = Files.list(folder)) {
      String ours = "parallax-" + ProcessHandle.current().pid() + "-";
      return files.filter(file -> file.getFileName().toString().startsWith(ours)).count();
    }
  }
}
