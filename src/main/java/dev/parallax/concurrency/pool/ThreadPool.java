package dev.parallax.concurrency.pool;

import dev.parallax.workload.Batch;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/**
 * Threads of this JVM, platform or virtual, as a program would use them: an {@link ExecutorService}
 * that every task is handed to one by one.
 *
 * <p>Platform threads that claim tasks from a shared counter would save the queue and its
 * hand-over, but that is not what a reader who follows the advice would write.
 */
public final class ThreadPool implements WorkerPool {
  /** Runs one task of an operation on whatever thread the executor gave it. */
  private interface Execution {
    void execute(BatchRun run, int index);
  }

  private final int workers;
  private final Batch batch;
  private final ExecutorService executor;
  private final Execution execution;
  private final boolean hasCarriers;

  private ThreadPool(
      int workers,
      Batch batch,
      ExecutorService executor,
      Execution execution,
      boolean hasCarriers) {
    this.hasCarriers = hasCarriers;
    this.workers = workers;
    this.batch = batch;
    this.executor = executor;
    this.execution = execution;
  }

  /** A fixed pool; its threads know their own number. */
  public static WorkerPool platform(int workers, Batch batch) {
    return new ThreadPool(
        workers,
        batch,
        Executors.newFixedThreadPool(workers, new NumberedThreads()),
        (run, index) -> run.execute(index, ((NumberedThread) Thread.currentThread()).number),
        false);
  }

  /** A virtual thread for each task; a semaphore limits how many are in progress. */
  public static WorkerPool virtual(int workers, Batch batch) {
    ThreadFactory factory = Thread.ofVirtual().name("virtual-", 0).factory();
    WorkerSlots slots = new WorkerSlots(workers);
    return new ThreadPool(
        workers,
        batch,
        Executors.newThreadPerTaskExecutor(factory),
        (run, index) -> executeInSlot(run, index, slots),
        true);
  }

  private static void executeInSlot(BatchRun run, int index, WorkerSlots slots) {
    int slot;
    try {
      slot = slots.acquire();
    } catch (InterruptedException e) {
      run.abandon(index, e);
      return;
    }
    try {
      run.execute(index, slot);
    } finally {
      slots.release(slot);
    }
  }

  @Override
  public int workers() {
    return workers;
  }

  @Override
  public TaskRuns run() throws InterruptedException {
    return run(new BatchRun(batch, Optional.empty()));
  }

  @Override
  public TaskRuns runNotingCarriers() throws InterruptedException {
    if (!hasCarriers) {
      return run();
    }
    CarrierNotes notes = new CarrierNotes(batch.size(), workers);
    return run(new BatchRun(batch, Optional.of(notes)));
  }

  private TaskRuns run(BatchRun run) throws InterruptedException {
    for (int index = 0; index < batch.size(); index++) {
      int task = index;
      executor.execute(() -> execution.execute(run, task));
    }
    try {
      return run.await();
    } catch (InterruptedException e) {
      close();
      throw e;
    }
  }

  @Override
  public byte[] transfer(byte[] payload) throws InterruptedException {
    try {
      return executor.submit(() -> Payload.flip(payload)).get();
    } catch (ExecutionException e) {
      throw new TaskFailure(0, "the transfer failed: " + e.getCause(), e);
    }
  }

  /** Interrupts what is still in progress, which is nothing unless an operation was interrupted. */
  @Override
  public void close() {
    executor.shutdownNow();
    boolean interrupted = Thread.interrupted();
    try {
      while (!executor.awaitTermination(1, TimeUnit.MINUTES)) {
        // A task that ignores the interrupt; whoever closes the pool owns its threads and waits.
      }
    } catch (InterruptedException e) {
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static final class NumberedThreads implements ThreadFactory {
    private int next;

    @Override
    public synchronized Thread newThread(Runnable target) {
      return new NumberedThread(target, next++);
    }
  }

  private static final class NumberedThread extends Thread {
    private final int number;

    private NumberedThread(Runnable target, int number) {
      super(target, "platform-" + number);
      this.number = number;
      setDaemon(true);
    }
  }
}
