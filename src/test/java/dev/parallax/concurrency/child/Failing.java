package dev.parallax.concurrency.child;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.parallax.concurrency.pool.TaskFailure;
import dev.parallax.concurrency.pool.WorkerFailure;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is asked of an error by which somebody hears that a child went wrong. */
final class Failing {
  private static final Pattern CHILD = Pattern.compile("child (\\d+) \\(pid \\d+, [^)]+\\)");
  private static final Pattern TASKS =
      Pattern.compile("task (\\d+)|one of the tasks (\\d+) to (\\d+)");

  private Failing() {}

  /** The error that a sabotaged task leads to: of the right kind, and with all that is known. */
  static void assertNamed(Throwable error, Sabotage sabotage, int task) {
    switch (sabotage.outcome()) {
      case TASK_FAILS -> {
        assertThat(error).isInstanceOf(TaskFailure.class);
        assertThat(((TaskFailure) error).task()).isEqualTo(task);
        assertThat(error).hasMessageContaining("child ");
      }
      case CHILD_ENDS, CHILD_HANGS -> {
        assertNamesChild(error);
        assertNamesTask(error, task);
        assertThat(error).hasMessageContaining("; it last said: ");
        assertThat(error).hasMessageContaining(Sabotage.LAST_WORDS);
      }
      case HEAP_IS_FULL -> {
        assertThat(error).isInstanceOfAny(TaskFailure.class, WorkerFailure.class);
        assertThat(error).hasMessageContaining("child ");
        assertNamesTask(error, task);
      }
      case CHILD_ANSWERS_GARBAGE, QUEUE_IS_DAMAGED -> assertNamesChild(error);
      case NOTHING -> fail("no error was expected", error);
    }
    assertThat(error).hasMessageContaining(sabotage.message());
  }

  static void assertNamesChild(Throwable error) {
    assertThat(error).isInstanceOf(WorkerFailure.class);
    assertThat(error.getMessage()).containsPattern(CHILD);
  }

  /** The task itself, or tasks in a row among which it is. */
  static void assertNamesTask(Throwable error, int task) {
    Matcher named = TASKS.matcher(String.valueOf(error.getMessage()));
    boolean found = false;
    while (named.find() && !found) {
      int from = Integer.parseInt(named.group(1) != null ? named.group(1) : named.group(2));
      int to = Integer.parseInt(named.group(1) != null ? named.group(1) : named.group(3));
      found = from <= task && task <= to;
    }
    assertThat(found).as("task %d is named in: %s", task, error.getMessage()).isTrue();
  }
}
