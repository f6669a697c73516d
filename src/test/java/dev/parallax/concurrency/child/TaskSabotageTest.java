package dev.parallax.concurrency.child;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.parallax.concurrency.child.Sabotage.Outcome;
import dev.parallax.concurrency.pool.PoolOptions;
import dev.parallax.concurrency.pool.TaskRuns.TaskRun;
import dev.parallax.concurrency.pool.Work;
import dev.parallax.concurrency.pool.WorkerFailure;
import dev.parallax.concurrency.pool.WorkerPool;
import dev.parallax.faults.Fault;
import dev.parallax.faults.Fault.Where;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a task does to its child: a clear error, and a pool that is closed or healthy. */
@ExtendWith(LeakCheck.class)
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class TaskSabotageTest {
  private static final int TASKS = 6;
  private static final int SABOTAGED = 3;
  private static final PoolOptions OPTIONS =
      PoolOptions.DEFAULT.withDeadline(Duration.ofMillis(1500)).withChildArgs(List.of("-Xmx48m"));

  /** Of tasks that fail or end their child by themselves, which takes long on a busy machine. */
  private static final PoolOptions PATIENT = OPTIONS.withDeadline(Duration.ofSeconds(30));

  /** What an only child does differently: its pool knows from the queue what it is at. */
  private static final Set<Sabotage> OF_AN_ONLY_CHILD =
      EnumSet.of(
          Sabotage.OVERFLOW,
          Sabotage.HALT,
          Sabotage.NEVER_RETURN,
          Sabotage.ANSWER_CUT_SHORT,
          Sabotage.ANSWER_WITHOUT_END,
          Sabotage.ANSWER_OF_RANDOM_BYTES);

  private static final Pattern LEFT = Pattern.compile(Sabotage.LEFT_PROCESS + "(\\d+)");

  @TempDir private Path orders;

  static Stream<Arguments> sabotages() {
    return Arrays.stream(Sabotage.values())
        .flatMap(sabotage ->
            OF_AN_ONLY_CHILD.contains(sabotage)
                ? Stream.of(Arguments.of(sabotage, 1), Arguments.of(sabotage, 3))
                : Stream.of(Arguments.of(sabotage, 2)));
  }

  @ParameterizedTest
  @MethodSource("sabotages")
  @Fault(
      where = Where.CHILD_JVMS,
      kind = "a task throws in a child JVM",
      sees = "`task ...`, what it threw, and the child",
      exit = 1)
  @Fault(
      where = Where.CHILD_JVMS,
      kind = "a child JVM exits, halts or is killed",
      sees = "`child ... (pid ..., ended with exit code ...) ...; it last said: ...`",
      exit = 1)
  @Fault(
      where = Where.CHILD_JVMS,
      kind = "a child JVM hangs or is stopped",
      sees = "`did not end ...`, the child, the task, and what it last said",
      exit = 1)
  @Fault(
      where = Where.CHILD_JVMS,
      kind = "a child JVM answers garbage",
      sees = "the child, and what is wrong with its answer",
      exit = 1)
  @Fault(
      where = Where.CHILD_JVMS,
      kind = "a child JVM prints more than a pipe holds",
      sees = "nothing: output is no answer",
      exit = 0)
  void aPoolIsClosedOrHealthyWhateverATaskDoes(Sabotage sabotage, int workers) throws Exception {
    SabotagedWorkload.order(orders, SABOTAGED, sabotage);
    try (Work work = SabotagedWorkload.work(orders, TASKS, 1);
        WorkerPool pool = ProcessPool.open(workers, work, options(sabotage))) {
      if (sabotage.outcome() == Outcome.NOTHING) {
        assertRunsClean(pool);
        assertRunsClean(pool);
        return;
      }
      Throwable error = catchThrowable(() -> runUntilItFails(pool));
      Failing.assertNamed(error, sabotage, SABOTAGED);
      endProcessNamedIn(error);
      SabotagedWorkload.withdraw(orders);
      if (sabotage.outcome() == Outcome.TASK_FAILS) {
        assertRunsClean(pool);
      } else if (error instanceof WorkerFailure) {
        assertThatThrownBy(pool::run).isInstanceOf(IllegalStateException.class);
      }
    }
  }

  @Test
  void aTaskThatThrowsOverTheWarmUpIsNamedAndThePoolIsAsGoodAsBefore() throws Exception {
    SabotagedWorkload.order(orders, SABOTAGED, Sabotage.THROW);
    try (Work work = SabotagedWorkload.work(orders, TASKS, 1);
        WorkerPool pool = ProcessPool.open(2, work, OPTIONS)) {
      Throwable error = catchThrowable(() -> pool.warmUp(3));
      Failing.assertNamed(error, Sabotage.THROW, SABOTAGED);
      SabotagedWorkload.withdraw(orders);
      pool.warmUp(3);
      assertRunsClean(pool);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Sabotage.class,
      names = {"HALT", "NEVER_RETURN"})
  void aChildThatIsLostOverTheWarmUpIsNamed(Sabotage sabotage) throws Exception {
    SabotagedWorkload.order(orders, SABOTAGED, sabotage);
    try (Work work = SabotagedWorkload.work(orders, TASKS, 1);
        WorkerPool pool = ProcessPool.open(2, work, options(sabotage))) {
      assertThatThrownBy(() -> pool.warmUp(1))
          .isInstanceOf(WorkerFailure.class)
          .hasMessageMatching("(?s)child [01] \\(pid \\d+, .*\\).* warm up.*")
          .hasMessageContaining("it last said: " + Sabotage.LAST_WORDS);
      assertThatThrownBy(pool::run).isInstanceOf(IllegalStateException.class);
    }
  }

  private static PoolOptions options(Sabotage sabotage) {
    return switch (sabotage.outcome()) {
      case NOTHING, TASK_FAILS, CHILD_ENDS -> PATIENT;
      default -> OPTIONS;
    };
  }

  /** What a task left is the task's own to end: a child that is gone can't be asked whose it is. */
  private static void endProcessNamedIn(Throwable error) {
    Matcher named = LEFT.matcher(String.valueOf(error.getMessage()));
    if (named.find()) {
      ProcessHandle.of(Long.parseLong(named.group(1))).ifPresent(ProcessHandle::destroyForcibly);
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
