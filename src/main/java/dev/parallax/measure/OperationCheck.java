package dev.parallax.measure;

import dev.parallax.concurrency.pool.TaskRun;
import dev.parallax.concurrency.pool.TaskRuns;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Whether the clocks of all workers agree with that of the pool: a task can't begin before its
 * batch was handed over, nor stop after all of it was done, and a worker does one task at a time.
 *
 * <p>On Linux every process reads the same clock (CLOCK_MONOTONIC), so a task that falls out of its
 * batch is a defect, of a clock or of the suite, and a picture of it would lie.
 */
final class OperationCheck {
  private static final int MOST = 5;

  private OperationCheck() {}

  /** What can't be, each in a sentence, at most a few; empty if all is well. */
  static List<String> problems(Operation operation) {
    Problems problems = new Problems();
    long zero = operation.startNanos();
    Span batch = operation.batch();
    operation.runs().stream()
        .filter(run ->
            run.startNanos() < batch.startNanos()
                || run.stopNanos() > batch.stopNanos()
                || run.stopNanos() < run.startNanos())
        .forEach(run ->
            problems.add(
                "task %d of worker %d runs from %d to %d ns, its batch from %d to %d"
                    .formatted(
                        run.task(),
                        run.worker(),
                        run.startNanos() - zero,
                        run.stopNanos() - zero,
                        batch.startNanos() - zero,
                        batch.stopNanos() - zero)));
    addOverlaps(operation.runs(), problems);
    return problems.inWords();
  }

  private static void addOverlaps(TaskRuns runs, Problems problems) {
    List<TaskRun> sorted =
        runs.stream()
            .sorted(
                Comparator.comparingInt(TaskRun::worker)
                    .thenComparingLong(TaskRun::startNanos)
                    .thenComparingLong(TaskRun::stopNanos))
            .toList();
    for (int i = 1; i < sorted.size(); i++) {
      TaskRun before = sorted.get(i - 1);
      TaskRun after = sorted.get(i);
      if (before.worker() == after.worker() && after.startNanos() < before.stopNanos()) {
        problems.add(
            "worker %d runs the tasks %d and %d at once"
                .formatted(before.worker(), before.task(), after.task()));
      }
    }
  }

  private static final class Problems {
    private final List<String> words = new ArrayList<>();
    private int more;

    private void add(String problem) {
      if (words.size() < MOST) {
        words.add(problem);
      } else {
        more++;
      }
    }

    private List<String> inWords() {
      if (more > 0) {
        words.add("and %d more".formatted(more));
      }
      return List.copyOf(words);
    }
  }
}
