package dev.parallax.concurrency.child;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.parallax.concurrency.pool.PoolOptions;
import dev.parallax.concurrency.pool.TaskRuns.TaskRun;
import dev.parallax.concurrency.pool.Work;
import dev.parallax.jvm.JvmUsage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Children that are asked what they have used. */
@ExtendWith(LeakCheck.class)
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class ChildUsageTest {
  private static final int TASKS = 6;

  @TempDir private Path folder;

  @Test
  void everyChildSaysItWhateverItWasAtAndGoesOn() throws Exception {
    try (Work work = work();
        ProcessPool pool = ProcessPool.spawn(3, work, PoolOptions.DEFAULT)) {
      pool.awaitReady();
      Map<Long, JvmUsage> fresh = pool.childUsage();
      assertRunsClean(pool);
      Map<Long, JvmUsage> atWork = pool.childUsage();
      assertRunsClean(pool);
      pool.warmUp(1);
      Map<Long, JvmUsage> gathered = pool.childUsage();
      assertRunsClean(pool);
      Long[] pids = Arrays.stream(pool.pids()).boxed().toArray(Long[]::new);
      for (Map<Long, JvmUsage> usage : List.of(fresh, atWork, gathered)) {
        assertThat(usage).containsOnlyKeys(pids);
      }
      for (Long pid : pids) {
        JvmUsage since = of(pid, gathered).since(of(pid, fresh));
        assertThat(since.allocatedBytes().orElse(0)).isPositive();
      }
    }
  }

  @Test
  void theKernelEndsAChildBeforeItsPoolWhenMemoryRunsOut() throws Exception {
    Path ofPool = Path.of("/proc/self/oom_score_adj");
    assumeTrue(Files.exists(ofPool));
    int score = Integer.parseInt(Files.readString(ofPool).strip());
    try (Work work = work();
        ProcessPool pool = ProcessPool.spawn(2, work, PoolOptions.DEFAULT)) {
      pool.awaitReady();
      for (long pid : pool.pids()) {
        assertThat(Path.of("/proc/" + pid + "/oom_score_adj"))
            .hasContent(Integer.toString(Math.min(1000, score + 300)));
      }
    }
  }

  @Test
  void aChildThatIsKilledIsNamed() throws Exception {
    try (Work work = work();
        ProcessPool pool = ProcessPool.spawn(2, work, PoolOptions.DEFAULT)) {
      pool.awaitReady();
      assertRunsClean(pool);
      Signals.send("KILL", pool.pids()[1]);
      Throwable error = catchThrowable(pool::childUsage);
      Failing.assertNamesChild(error);
      assertThat(error).hasMessageContaining("child 1 (pid %d, ended", pool.pids()[1]);
    }
  }

  @Test
  void aChildLoadsNothingForItBeforeItIsAsked() throws Exception {
    Path log = folder.resolve("classes");
    PoolOptions options =
        PoolOptions.DEFAULT.withChildArgs(List.of("-Xlog:class+load:file=" + log));
    try (Work work = work();
        ProcessPool pool = ProcessPool.spawn(1, work, options)) {
      pool.awaitReady();
      assertRunsClean(pool);
      assertThat(Files.readString(log))
          .contains(ChildMain.class.getName())
          .doesNotContain("java.lang.management", "sun.management", JvmUsage.class.getName());
      assertThat(pool.childUsage()).hasSize(1);
      assertThat(Files.readString(log)).contains("java.lang.management");
    }
  }

  private static JvmUsage of(long pid, Map<Long, JvmUsage> usage) {
    return Optional.ofNullable(usage.get(pid)).orElseThrow();
  }

  private Work work() {
    return SabotagedWorkload.work(folder, TASKS, 1);
  }

  private static void assertRunsClean(ProcessPool pool) throws InterruptedException {
    assertThat(pool.run().stream().map(TaskRun::checksum))
        .isEqualTo(SabotagedWorkload.checksums(TASKS));
  }
}
