package dev.parallax.measure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallax.concurrency.ConcurrencyModel;
import dev.parallax.concurrency.pool.TaskRuns;
import dev.parallax.measure.Operation.Span;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OperationCheckTest {
  /** A batch from 100 to 200 with these tasks: worker, start, stop of each. */
  private static Operation operation(long... columns) {
    TaskRuns runs = new TaskRuns(columns.length / 3);
    for (int task = 0; task < runs.size(); task++) {
      int at = 3 * task;
      runs.record(task, (int) columns[at], columns[at + 1], columns[at + 2], 0);
    }
    return new Operation(
        1,
        ConcurrencyModel.PROCESS,
        2,
        Optional.empty(),
        new Span(100, 200),
        Optional.empty(),
        runs);
  }

  @Test
  void tasksThatFillTheirBatchAreNoProblem() {
    assertThat(OperationCheck.problems(operation(0, 100, 150, 0, 150, 200, 1, 100, 200))).isEmpty();
    assertThat(OperationCheck.problems(operation(0, 120, 120, 0, 120, 120))).isEmpty();
    assertThat(OperationCheck.problems(operation())).isEmpty();
  }

  @Test
  void aTaskBeforeItsBatchIsNamed() {
    assertThat(OperationCheck.problems(operation(0, 90, 150)))
        .containsExactly("task 0 of worker 0 runs from -10 to 50 ns, its batch from 0 to 100");
  }

  @Test
  void aTaskAfterItsBatchIsNamed() {
    assertThat(OperationCheck.problems(operation(0, 100, 110, 1, 110, 201)))
        .containsExactly("task 1 of worker 1 runs from 10 to 101 ns, its batch from 0 to 100");
  }

  @Test
  void aTaskThatStopsBeforeItStartsIsNamed() {
    assertThat(OperationCheck.problems(operation(1, 150, 149)))
        .singleElement()
        .asString()
        .startsWith("task 0 of worker 1 runs from 50 to 49 ns");
  }

  @Test
  void twoTasksAtOnceOnOneWorkerAreNamed() {
    assertThat(OperationCheck.problems(operation(1, 150, 170, 1, 120, 151, 0, 120, 160)))
        .containsExactly("worker 1 runs the tasks 1 and 0 at once");
  }

  @Test
  void manyProblemsAreCounted() {
    long[] columns = new long[3 * 20];
    for (int task = 0; task < 20; task++) {
      columns[3 * task] = task;
      columns[3 * task + 1] = 300;
      columns[3 * task + 2] = 301;
    }
    assertThat(OperationCheck.problems(operation(columns)))
        .hasSize(6)
        .last()
        .isEqualTo("and 15 more");
  }
}
