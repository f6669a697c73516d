package dev.parallax.concurrency.child;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.parallax.concurrency.PoolOptions;
import dev.parallax.concurrency.TaskRun;
import dev.parallax.concurrency.Work;
import dev.parallax.concurrency.WorkerPool;
import dev.parallax.concurrency.child.Sabotage.Outcome;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a task does to its child: a clear error, and a pool that is closed or healthy. */
@ExtendWith(LeakCheck.class)
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class TaskSabotageTest {
  private static final int TASKS = 6;
  private static final int SABOTAGED = 3;
  private static final PoolOptions OPTIONS =
      PoolOptions.DEFAULT.withDeadline(Duration.ofSeconds(2)).withChildArgs(List.of("-Xmx48m"));

  /** What an only child does differently: its pool knows from the queue what it is at. */
  private static final Set<Sabotage> OF_AN_ONLY_CHILD =
      EnumSet.of(
          Sabotage.OVERFLOW,
          Sabotage.HALT,
          Sabotage.NEVER_RETURN,
          Sabotage.ANSWER_CUT_SHORT,
          Sabotage.ANSWER_WITHOUT_END,
          Sabotage.TOKEN_CUT_SHORT);

  @TempDir private Path orders;

  static Stream<Arguments> sabotages() {
    return Arrays.stream(Sabotage.values())
        .flatMap(sabotage ->
            OF_AN_ONLY_CHILD.contains(sabotage)
                ? Stream.of(Arguments.of(sabotage, 1), Arguments.of(sabotage, 3))
                : Stream.of(Arguments.of(sabotage, 2)));
  }

  /** Processes that a task left behind are the task's; a child that was killed can't be asked. */
  @AfterEach
  void endWhatTasksLeft() {
    ProcessHandle.allProcesses()
        .filter(process -> process.info().arguments().filter(this::isSleeper).isPresent())
        .forEach(ProcessHandle::destroyForcibly);
  }

  private boolean isSleeper(String[] arguments) {
    return Arrays.asList(arguments).equals(List.of(Sabotage.SLEEPER_SECONDS));
  }

  @ParameterizedTest
  @MethodSource("sabotages")
  void aPoolIsClosedOrHealthyWhateverATaskDoes(Sabotage sabotage, int workers) throws Exception {
    SabotagedWorkload.order(orders, SABOTAGED, sabotage);
    try (Work work = SabotagedWorkload.work(orders, TASKS, 1);
        WorkerPool pool = ProcessPool.open(workers, work, OPTIONS)) {
      if (sabotage.outcome() == Outcome.NOTHING) {
        assertRunsClean(pool);
        assertRunsClean(pool);
        return;
      }
      Throwable error = catchThrowable(() -> runUntilItFails(pool));
      Failing.assertNamed(error, sabotage, SABOTAGED);
      SabotagedWorkload.withdraw(orders);
      if (sabotage.outcome() == Outcome.TASK_FAILS) {
        assertRunsClean(pool);
      } else {
        assertThatThrownBy(pool::run).isInstanceOf(IllegalStateException.class);
      }
    }
  }

  /** A damaged queue may be noticed only when the next operation meets what is left in it. */
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
