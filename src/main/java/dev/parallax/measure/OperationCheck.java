package dev.parallax.measure;

import dev.parallax.concurrency.pool.TaskRuns;
import dev.parallax.concurrency.pool.TaskRuns.TaskRun;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

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
    List<String> all =
        Stream.concat(outsideOfBatch(operation), overlaps(operation.runs())).toList();
    return all.size() <= MOST
        ? all
        : Stream.concat(
                all.stream().limit(MOST), Stream.of("and %s more".formatted(all.size() - MOST)))
            .toList();
  }

  private static Stream<String> outsideOfBatch(Operation operation) {
    long zero = operation.startNanos();
    long start = operation.batch().startNanos();
    long stop = operation.batch().stopNanos();
    return operation.runs().stream()
        .filter(run ->
            run.startNanos() < start
                || run.stopNanos() > stop
                || run.stopNanos() < run.startNanos())
        .map(run ->
            "task %s of worker %s runs from %s to %s ns, its batch from %s to %s"
                .formatted(
                    run.task(),
                    run.worker(),
                    run.startNanos() - zero,
                    run.stopNanos() - zero,
                    start - zero,
                    stop - zero));
  }

  private static Stream<String> overlaps(TaskRuns runs) {
    List<TaskRun> sorted =
        runs.stream()
            .sorted(
                Comparator.comparingInt(TaskRun::worker)
                    .thenComparingLong(TaskRun::startNanos)
                    .thenComparingLong(TaskRun::stopNanos))
            .toList();
    return IntStream.range(1, sorted.size())
        .filter(i ->
            sorted.get(i - 1).worker() == sorted.get(i).worker()
                && sorted.get(i).startNanos() < sorted.get(i - 1).stopNanos())
        .mapToObj(i ->
            "worker %s runs the tasks %s and %s at once"
                .formatted(sorted.get(i).worker(), sorted.get(i - 1).task(), sorted.get(i).task()));
  }
}
