package dev.parallax.concurrency.pool;

import dev.parallax.workload.Batch;
import dev.parallax.workload.Task;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** One operation of a pool of threads: its runs, its first failure, and who is still at work. */
final class BatchRun {
  private final Batch batch;
  private final boolean recorded = TaskEvents.areRecordedHere();
  private final Optional<CarrierNotes> carriers;
  private final TaskRuns runs;
  private final CountDownLatch unfinished;
  private final AtomicReference<@Nullable TaskFailure> firstFailure = new AtomicReference<>();

  BatchRun(Batch batch, Optional<CarrierNotes> carriers) {
    this.batch = batch;
    this.carriers = carriers;
    this.runs = new TaskRuns(batch.size(), carriers);
    this.unfinished = new CountDownLatch(batch.size());
  }

  /** Runs one task on the calling thread; once one has failed the others are passed over. */
  void execute(int index, int worker) {
    if (firstFailure.get() == null) {
      try {
        long start = System.nanoTime();
        boolean noted = carriers.isPresent() && carriers.get().isDue(worker, start);
        if (noted) {
          carriers.get().start(index, worker);
          start = System.nanoTime();
        }
        long checksum = task(index, worker).run();
        runs.record(index, worker, start, System.nanoTime(), checksum);
        if (noted) {
          carriers.get().stop(index, worker);
        }
      } catch (Throwable e) {
        // Errors too: a task that runs out of stack or heap has failed like any other, and an
        // operation that waits for it must hear of it. Rethrown by await() with its cause.
        firstFailure.compareAndSet(
            null, new TaskFailure(index, "worker %s threw %s".formatted(worker, e), e));
      }
    }
    unfinished.countDown();
  }

  private Task task(int index, int worker) {
    Task task = batch.task(index);
    return recorded ? TaskEvents.watched(task, index, worker) : task;
  }

  /** Fails the operation because a task could not even be started. */
  void abandon(int index, Throwable why) {
    firstFailure.compareAndSet(null, new TaskFailure(index, "was not run: " + why, why));
    unfinished.countDown();
  }

  /** Waits until no task is in progress. */
  TaskRuns await() throws InterruptedException {
    unfinished.await();
    TaskFailure failure = firstFailure.get();
    if (failure != null) {
      throw failure;
    }
    return runs;
  }
}
