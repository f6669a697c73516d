package dev.parallax.table.timeline;

import dev.parallax.suite.Model;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * One operation of one cell, as it is drawn; times in nanoseconds from its start.
 *
 * @param benchmark full name
 * @param model who did the work
 * @param workers how many tasks could be in progress at once; where there is no limit, how many
 *     were
 * @param round of the campaign, if that is known
 * @param iteration measured iteration, from 1
 * @param operation number of the operation in its iteration, from 1
 * @param operationsInIteration how many there were
 * @param open when the pool was opened, if that was part of the operation
 * @param batch from handing the batch over until all of it was done
 * @param close when the pool was closed, if that was part of the operation
 * @param bars a task each, by index
 * @param problems what can't be, if the clocks of all workers agree
 */
public record TaskPanel(
    String benchmark,
    String model,
    int workers,
    OptionalInt round,
    int iteration,
    int operation,
    int operationsInIteration,
    Optional<Phase> open,
    Phase batch,
    Optional<Phase> close,
    List<Bar> bars,
    List<String> problems) {
  public TaskPanel {
    bars = List.copyOf(bars);
    problems = List.copyOf(problems);
  }

  /**
   * Some part of an operation.
   *
   * @param startNanos when it began
   * @param stopNanos when it was over
   */
  public record Phase(long startNanos, long stopNanos) {}

  /**
   * A task.
   *
   * @param task its index in the batch
   * @param worker who ran it, from 0
   * @param startNanos when it started
   * @param stopNanos when it stopped
   * @param startCarrier number of the thread that carried its virtual thread at its start, if known
   * @param stopCarrier the same at its stop
   */
  public record Bar(
      int task,
      int worker,
      long startNanos,
      long stopNanos,
      OptionalInt startCarrier,
      OptionalInt stopCarrier) {
    /** A task of which no carrier is known. */
    public Bar(int task, int worker, long startNanos, long stopNanos) {
      this(task, worker, startNanos, stopNanos, OptionalInt.empty(), OptionalInt.empty());
    }
  }

  /** On how many carriers its tasks were seen to start or stop; none if nobody knows of any. */
  public OptionalInt carriers() {
    int seen =
        (int)
            bars.stream()
                .flatMapToInt(
                    bar -> IntStream.concat(bar.startCarrier.stream(), bar.stopCarrier.stream()))
                .distinct()
                .count();
    return seen == 0 ? OptionalInt.empty() : OptionalInt.of(seen);
  }

  /** How long the operation took: until the batch was done, or the pool was closed. */
  public long makespanNanos() {
    return close.orElse(batch).stopNanos();
  }

  /** Share of the workers' time until the end in which they ran tasks; none if no time passed. */
  public OptionalDouble busyShare() {
    if (makespanNanos() <= 0) {
      return OptionalDouble.empty();
    }
    double busy = 0;
    for (Bar bar : bars) {
      busy += bar.stopNanos() - bar.startNanos();
    }
    return OptionalDouble.of(busy / ((double) workers * makespanNanos()));
  }

  /** Whether the calling thread does the work. */
  public boolean isSerial() {
    return model.equals(Model.SERIAL.label());
  }

  /** Whether it has a number of workers: serial and unbounded have none. */
  public boolean hasWorkers() {
    return !isSerial() && !model.startsWith(Model.UNBOUNDED.label());
  }

  /** What the cell is called beside others of its workload: {@code serial}, {@code platform x2}. */
  public String name() {
    return hasWorkers() ? model + " x" + workers : model;
  }
}
