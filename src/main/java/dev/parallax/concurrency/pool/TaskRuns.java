package dev.parallax.concurrency.pool;

import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The runs of all tasks of a batch, one for each task.
 *
 * <p>Columns rather than a list of records: an empty task takes less time than an object's
 * allocation would add to it, and each worker writes only the places of its own tasks. What workers
 * wrote is visible to whoever was told, by a means that orders memory, that they have finished.
 */
public final class TaskRuns {
  private final int[] worker;
  private final long[] startNanos;
  private final long[] stopNanos;
  private final long[] checksum;
  private final Optional<CarrierNotes> carriers;

  /** Room for so many tasks. */
  public TaskRuns(int tasks) {
    this(tasks, Optional.empty());
  }

  /** The same, with what is noted of carriers. */
  TaskRuns(int tasks, Optional<CarrierNotes> carriers) {
    this.carriers = carriers;
    this.worker = new int[tasks];
    this.startNanos = new long[tasks];
    this.stopNanos = new long[tasks];
    this.checksum = new long[tasks];
  }

  /** Notes one run; for pools. */
  public void record(int task, int byWorker, long start, long stop, long sum) {
    worker[task] = byWorker;
    startNanos[task] = start;
    stopNanos[task] = stop;
    checksum[task] = sum;
  }

  /** On which carriers virtual threads ran them, if that was asked for and there are any. */
  public Optional<CarrierNotes> carriers() {
    return carriers;
  }

  /** Number of tasks. */
  public int size() {
    return worker.length;
  }

  /** The run of one task. */
  public TaskRun get(int task) {
    return new TaskRun(task, worker[task], startNanos[task], stopNanos[task], checksum[task]);
  }

  /** All runs, in the order of their tasks. */
  public Stream<TaskRun> stream() {
    return IntStream.range(0, size()).mapToObj(this::get);
  }

  /**
   * One number for the checksums of the whole batch. It depends on which task returned which
   * checksum, and not on the order in which they ran.
   */
  public long checksum() {
    long sum = 0;
    for (long one : checksum) {
      sum = 31 * sum + one;
    }
    return sum;
  }

  /**
   * One run of one task.
   *
   * @param task index of the task in its batch
   * @param worker number of the worker that ran it, from 0
   * @param startNanos when it started, on the {@link System#nanoTime()} line of the pool's JVM
   * @param stopNanos when it stopped, on the same line
   * @param checksum what it returned
   */
  public record TaskRun(int task, int worker, long startNanos, long stopNanos, long checksum) {}
}
