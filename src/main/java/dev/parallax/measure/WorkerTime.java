package dev.parallax.measure;

import dev.parallax.concurrency.pool.TaskRuns;
import dev.parallax.concurrency.pool.TaskRuns.TaskRun;
import dev.parallax.measure.Operation.Span;
import dev.parallax.measure.tree.Figure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What became of the workers' time in the batches of an iteration. A batch has its duration times
 * the number of workers of it, and a worker is in a task, or has had its last one, or waits for the
 * next: the three add up.
 */
final class WorkerTime {
  /**
   * Of a batch whose tasks are shorter nothing is noted: it would take more than a thousandth of
   * its time.
   */
  private static final long SHORTEST_TASK_NANOS = 10_000;

  private long[] lastStop = new long[0];
  private long inTasksNanos;
  private long betweenNanos;
  private long idleNanos;
  private int batches;
  private int left;
  private int mostInProgress;
  private long sentBytes;

  /** Forgets all. */
  synchronized void clear() {
    inTasksNanos = 0;
    betweenNanos = 0;
    idleNanos = 0;
    batches = 0;
    left = 0;
    mostInProgress = 0;
    sentBytes = 0;
  }

  /** So much input was sent with the tasks of a batch. */
  synchronized void addSent(long bytes) {
    sentBytes += bytes;
  }

  /**
   * A batch without workers has been done. There is no time of theirs, but it says how many tasks
   * were in progress at most: the highest number that one of them had, see {@code FreeNumbers}.
   */
  synchronized void addUnbounded(TaskRuns runs) {
    for (int i = 0; i < runs.size(); i++) {
      mostInProgress = Math.max(mostInProgress, runs.get(i).worker() + 1);
    }
  }

  /** A batch has been done. */
  synchronized void add(Span batch, int workers, TaskRuns runs) {
    long nanos = batch.stopNanos() - batch.startNanos();
    if (nanos * workers < SHORTEST_TASK_NANOS * runs.size()) {
      left++;
      return;
    }
    if (lastStop.length < workers) {
      lastStop = new long[workers];
    }
    Arrays.fill(lastStop, batch.startNanos());
    long inTasks = 0;
    for (int i = 0; i < runs.size(); i++) {
      TaskRun run = runs.get(i);
      inTasks += run.stopNanos() - run.startNanos();
      lastStop[run.worker()] = Math.max(lastStop[run.worker()], run.stopNanos());
    }
    long atWork = 0;
    for (int worker = 0; worker < workers; worker++) {
      atWork += lastStop[worker] - batch.startNanos();
    }
    inTasksNanos += inTasks;
    betweenNanos += atWork - inTasks;
    idleNanos += nanos * workers - atWork;
    batches++;
  }

  /** Over all batches; no times if one of them is not in it. */
  synchronized List<Figure> figures() {
    List<Figure> figures = new ArrayList<>();
    if (mostInProgress > 0) {
      figures.add(Figure.most("tasks.peak", mostInProgress));
    } else if (batches > 0 && left == 0) {
      figures.add(Figure.time("tasks.time", (double) inTasksNanos));
      figures.add(Figure.time("tasks.between", (double) betweenNanos));
      figures.add(Figure.time("tasks.after", (double) idleNanos));
    }
    if (sentBytes > 0) {
      figures.add(Figure.bytes("tasks.sent", (double) sentBytes));
    }
    return figures;
  }
}
