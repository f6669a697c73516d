package dev.parallax.concurrency.child;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.parallax.concurrency.pool.PoolOptions;
import dev.parallax.concurrency.pool.TaskRuns.TaskRun;
import dev.parallax.concurrency.pool.Work;
import dev.parallax.concurrency.pool.WorkerFailure;
import dev.parallax.concurrency.pool.WorkerPool;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Children that somebody else kills or stops, or that never come to life. */
@ExtendWith(LeakCheck.class)
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class SignalledChildrenTest {
  private static final int TASKS = 6;
  private static final Duration DEADLINE = Duration.ofMillis(1500);
  private static final PoolOptions OPTIONS = PoolOptions.DEFAULT.withDeadline(DEADLINE);
  private static final PoolOptions SOON_OVERDUE =
      new PoolOptions(DEADLINE, DEADLINE, List.of(), true, false);

  @TempDir private Path orders;

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void aChildThatIsKilledWhileIdleIsNamedByTheNextOperation(int workers) throws Exception {
    try (Work work = work();
        ProcessPool pool = open(workers, work)) {
      assertRunsClean(pool);
      Signals.send("KILL", pool.pids()[0]);
      Throwable error = catchThrowable(() -> runUntilItFails(pool));
      Failing.assertNamesChild(error);
      assertThat(error).hasMessageContaining("(pid %d, ended with exit code 137", pool.pids()[0]);
    }
  }

  @Test
  void childrenThatAreKilledAtOnceMakeOneError() throws Exception {
    try (Work work = work();
        ProcessPool pool = open(3, work)) {
      for (long pid : pool.pids()) {
        Signals.send("KILL", pid);
      }
      Throwable error = catchThrowable(() -> runUntilItFails(pool));
      Failing.assertNamesChild(error);
      assertThatThrownBy(pool::run).isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void theOthersDoTheWorkOfAChildThatIsStoppedWhileIdle() throws Exception {
    try (Work work = work();
        ProcessPool pool = open(3, work)) {
      assertRunsClean(pool);
      Signals.send("STOP", pool.pids()[1]);
      assertRunsClean(pool);
      assertRunsClean(pool);
    }
  }

  @Test
  void aStoppedChildThatMustAnswerIsNamedAfterTheDeadline() throws Exception {
    try (Work work = work();
        ProcessPool pool = open(2, work)) {
      assertRunsClean(pool);
      Signals.send("STOP", pool.pids()[1]);
      assertThatThrownBy(() -> pool.transfer(new byte[10]))
          .isInstanceOf(WorkerFailure.class)
          .hasMessageContaining("child 1 (pid %d, stopped by a signal)", pool.pids()[1])
          .hasMessageContaining("did not come when called within PT1.5S");
    }
  }

  @Test
  void anOnlyChildThatIsStoppedIsNamedAfterTheDeadline() throws Exception {
    try (Work work = work();
        ProcessPool pool = open(1, work)) {
      Signals.send("STOP", pool.pids()[0]);
      Throwable error = catchThrowable(pool::run);
      Failing.assertNamesChild(error);
      Failing.assertNamesTask(error, 0);
      assertThat(error).hasMessageContaining("stopped by a signal");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"STOP", "KILL"})
  void aPoolWithAChildThatIsGoneOrStoppedCanBeClosed(String signal) throws Exception {
    try (Work work = work();
        ProcessPool pool = open(2, work)) {
      Signals.send(signal, pool.pids()[0]);
    }
  }

  @Test
  void childrenThatCannotStartSayWhy() throws Exception {
    PoolOptions options = OPTIONS.withChildArgs(List.of("-XX:+NoSuchFlag"));
    try (Work work = work()) {
      assertThatThrownBy(() -> ProcessPool.open(2, work, options))
          .isInstanceOf(WorkerFailure.class)
          .hasMessageMatching("(?s)child [01] \\(pid \\d+, ended with exit code 1\\).*")
          .hasMessageContaining("asked to prepare its batch")
          .hasMessageContaining("Unrecognized VM option 'NoSuchFlag'");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"HALT", "NEVER_RETURN"})
  void childrenThatDieOrHangOverTheirBatchAreNamed(String sabotage) throws Exception {
    try (Work work = SabotagedWorkload.workThatCannotBePrepared(Sabotage.valueOf(sabotage))) {
      assertThatThrownBy(() -> ProcessPool.open(2, work, OPTIONS))
          .isInstanceOf(WorkerFailure.class)
          .hasMessageMatching("(?s)child [01] \\(pid \\d+, .*\\).* prepare its batch.*")
          .hasMessageContaining("it last said: " + Sabotage.LAST_WORDS);
    }
  }

  @Test
  void childrenThatAreKilledDuringTheirStartAreNamed() throws Exception {
    try (Work work = work();
        ProcessPool pool = ProcessPool.spawn(2, work, OPTIONS)) {
      Signals.send("KILL", pool.pids()[1]);
      assertThatThrownBy(pool::awaitReady)
          .isInstanceOf(WorkerFailure.class)
          .hasMessageContaining("child 1 (pid %d, ended with exit code 137", pool.pids()[1]);
    }
  }

  @Test
  void childrenThatAreStoppedDuringTheirStartAreNamedAfterTheDeadline() throws Exception {
    try (Work work = work();
        ProcessPool pool = ProcessPool.spawn(1, work, SOON_OVERDUE)) {
      Signals.send("STOP", pool.pids()[0]);
      assertThatThrownBy(pool::awaitReady)
          .isInstanceOf(WorkerFailure.class)
          .hasMessageContaining("child 0 (pid %d, stopped by a signal)", pool.pids()[0])
          .hasMessageContaining("did not start within PT1.5S");
    }
  }

  private Work work() {
    return SabotagedWorkload.work(orders, TASKS, 1);
  }

  private static ProcessPool open(int workers, Work work) throws InterruptedException {
    ProcessPool pool = ProcessPool.spawn(workers, work, OPTIONS);
    pool.awaitReady();
    return pool;
  }

  /** The others may do all the work before the pool hears that one is gone. */
  private static void runUntilItFails(WorkerPool pool) throws InterruptedException {
    while (true) {
      assertRunsClean(pool);
    }
  }

  private static void assertRunsClean(WorkerPool pool) throws InterruptedException {
    assertThat(pool.run().stream().map(TaskRun::checksum))
        .isEqualTo(SabotagedWorkload.checksums(TASKS));
  }
}
