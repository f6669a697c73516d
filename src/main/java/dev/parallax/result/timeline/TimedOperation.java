package dev.parallax.result.timeline;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One operation of a pool; times count from its start.
 *
 * @param number of the operation in its iteration, from 1
 * @param open when the pool was opened, if that was part of the operation
 * @param batch from handing the batch over until all of it was done
 * @param close when the pool was closed, if that was part of the operation
 * @param tasks by their index
 * @param problems what can't be, if the clocks of all workers agree
 */
public record TimedOperation(
    int number,
    Optional<Span> open,
    Span batch,
    Optional<Span> close,
    List<Task> tasks,
    List<String> problems) {
  public TimedOperation {
    tasks = List.copyOf(tasks);
    problems = List.copyOf(problems);
  }

  /**
   * Some time.
   *
   * @param startNanos when it began
   * @param stopNanos when it was over
   */
  public record Span(long startNanos, long stopNanos) {}

  /**
   * A task run.
   *
   * @param worker number of the worker, from 0
   * @param startNanos when it started
   * @param stopNanos when it stopped
   * @param startCarrier number of the thread that carried its virtual thread at its start, if known
   * @param stopCarrier the same at its stop
   */
  public record Task(
      int worker,
      long startNanos,
      long stopNanos,
      OptionalInt startCarrier,
      OptionalInt stopCarrier) {
    /** A task of which no carrier is known. */
    public Task(int worker, long startNanos, long stopNanos) {
      this(worker, startNanos, stopNanos, OptionalInt.empty(), OptionalInt.empty());
    }
  }
}
