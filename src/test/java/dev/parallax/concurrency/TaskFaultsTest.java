package dev.parallax.concurrency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.parallax.concurrency.pool.TaskFailure;
import dev.parallax.concurrency.pool.TaskRuns.TaskRun;
import dev.parallax.concurrency.pool.Work;
import dev.parallax.concurrency.pool.WorkerFailure;
import dev.parallax.concurrency.pool.WorkerPool;
import dev.parallax.concurrency.pool.WorkloadException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tasks that go wrong, and what whoever runs the pool hears of it. */
class TaskFaultsTest {
  private static final List<Long> CHECKSUMS = LongStream.range(100, 106).boxed().toList();

  @TempDir private Path directory;
  private Path trigger = Path.of("");

  @BeforeEach
  void arm() throws IOException {
    trigger = Files.createFile(directory.resolve("trigger"));
  }

  static Stream<Arguments> throwingFaults() {
    return Stream.of(ConcurrencyModel.values())
        .flatMap(model ->
            Stream.of(
                Arguments.of(model, "throw", "IOException: boom"),
                Arguments.of(model, "error", "AssertionError: boom"),
                Arguments.of(model, "overflow", "StackOverflowError")));
  }

  @ParameterizedTest
  @MethodSource("throwingFaults")
  void aTaskThatThrowsFailsTheOperationByNameAndThePoolIsAsGoodAsBefore(
      ConcurrencyModel model, String fault, String expected) throws Exception {
    try (Work work = faulty(fault);
        WorkerPool pool = model.open(2, work)) {
      TaskFailure failure = catchThrowableOfType(TaskFailure.class, pool::run);
      assertThat(failure.task()).isEqualTo(FaultyWorkload.FAULTY_TASK);
      assertThat(failure).hasMessageContaining("task 3").hasMessageContaining(expected);
      assertThat(failure).hasStackTraceContaining("at dev.parallax.concurrency.FaultyWorkload");
      Files.delete(trigger);
      assertThat(pool.run().stream().map(TaskRun::checksum)).isEqualTo(CHECKSUMS);
    }
  }

  @Test
  void aChildThatPrintsMuchConfusesNothing() throws Exception {
    try (Work work = faulty("print");
        WorkerPool pool = ConcurrencyModel.PROCESS.open(2, work)) {
      assertThat(pool.run().stream().map(TaskRun::checksum)).isEqualTo(CHECKSUMS);
      assertThat(pool.run().stream().map(TaskRun::checksum)).isEqualTo(CHECKSUMS);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"exit", "halt"})
  void aChildThatATaskEndsIsNamedWithItsLastWordsAndNoneIsLeft(String fault) throws Exception {
    List<ProcessHandle> before = Children.ofThisJvm();
    try (Work work = faulty(fault);
        WorkerPool pool = ConcurrencyModel.PROCESS.open(2, work)) {
      assertThatThrownBy(pool::run)
          .isInstanceOf(WorkerFailure.class)
          .hasMessageMatching("(?s)child [01] \\(pid \\d+, ended with exit code 7\\) at task 3;.*")
          .hasMessageContaining(FaultyWorkload.LAST_WORDS);
      assertThat(Children.ofThisJvm()).isEqualTo(before);
      assertThatThrownBy(pool::run).isInstanceOf(IllegalStateException.class);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aBatchThatCannotBePreparedIsTheWorkloadsFault(ConcurrencyModel model) throws Exception {
    List<ProcessHandle> before = Children.ofThisJvm();
    try (Work work = faulty("prepare")) {
      assertThatThrownBy(() -> Pools.runOnce(model, 2, work))
          .isInstanceOf(WorkloadException.class)
          .hasMessageContaining("workload faulty")
          .hasMessageContaining("no input today");
    }
    assertThat(Children.ofThisJvm()).isEqualTo(before);
  }

  @Test
  void closingAPoolEndsItsChildren() throws Exception {
    List<ProcessHandle> before = Children.ofThisJvm();
    try (Work work = faulty("throw")) {
      try (WorkerPool pool = ConcurrencyModel.PROCESS.open(3, work)) {
        assertThat(Children.ofThisJvm()).hasSize(before.size() + 3);
        assertThat(pool.workers()).isEqualTo(3);
      }
      assertThat(Children.ofThisJvm()).isEqualTo(before);
    }
  }

  private Work faulty(String fault) {
    return Pools.work(new FaultyWorkload(), Map.of("fault", fault, "trigger", trigger.toString()));
  }
}
