package dev.parallax.measure;

import dev.parallax.concurrency.ConcurrencyModel;
import dev.parallax.concurrency.pool.TaskRuns;
import java.util.Optional;

/**
 * One operation of a pool as it was seen from outside, with what its workers say of each task.
 *
 * @param number of the operation in its iteration, from 1
 * @param model that did it
 * @param workers how many tasks could be in progress at once
 * @param open when the pool was opened, if that was part of the operation
 * @param batch from handing the batch over until all of it was done
 * @param close when the pool was closed, if that was part of the operation
 * @param runs the task runs
 */
record Operation(
    int number,
    ConcurrencyModel model,
    int workers,
    Optional<Span> open,
    Span batch,
    Optional<Span> close,
    TaskRuns runs) {
  /**
   * Some time, on the {@link System#nanoTime()} line of this JVM.
   *
   * @param startNanos when it began
   * @param stopNanos when it was over
   */
  record Span(long startNanos, long stopNanos) {}

  Operation withClose(Span closing) {
    return new Operation(number, model, workers, open, batch, Optional.of(closing), runs);
  }

  /** When it began: where its time line has its zero. */
  long startNanos() {
    return open.orElse(batch).startNanos();
  }
}
