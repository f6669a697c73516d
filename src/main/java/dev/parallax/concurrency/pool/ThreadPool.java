package dev.parallax.concurrency.pool;

import dev.parallax.workload.Batch;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;

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

  /** Without a limit so many tasks may note their carriers at the same time. */
  private static final int MOST_NOTING = 64;

  private final int workers;
  private final Batch batch;
  private final ExecutorService executor;
  private final Execution execution;

  /** How many may note carriers independently of each other; 0 where there are none. */
  private final int noting;

  private ThreadPool(
      int workers, Batch batch, ExecutorService executor, Execution execution, int noting) {
    this.workers = workers;
    this.batch = batch;
    this.executor = executor;
    this.execution = execution;
    this.noting = noting;
  }

  /** A fixed pool; its threads know their own number. */
  public static WorkerPool platform(int workers, Batch batch) {
    return new ThreadPool(
        workers,
        batch,
        Executors.newFixedThreadPool(workers, new NumberedThreads()),
        (run, index) -> run.execute(index, ((NumberedThread) Thread.currentThread()).number),
        0);
  }

  /** A fork-join pool of its own, never the common one. */
  public static WorkerPool forkJoin(int workers, Batch batch) {
    return new ThreadPool(
        workers,
        batch,
        ForkJoinWorkers.open(workers),
        (run, index) -> run.execute(index, ForkJoinWorkers.numberOfCurrent()),
        0);
  }

  /** A virtual thread for each task; a semaphore limits how many are in progress. */
  public static WorkerPool virtual(int workers, Batch batch) {
    return new ThreadPool(
        workers,
        batch,
        Executors.newThreadPerTaskExecutor(virtualThreads()),
        new Slots(workers),
        workers);
  }

  /** A virtual thread for each task, and no limit but the number of tasks. */
  public static WorkerPool unbounded(Batch batch) {
    FreeNumbers numbers = new FreeNumbers(Math.max(1, batch.size()));
    return new ThreadPool(
        Math.max(1, batch.size()),
        batch,
        Executors.newThreadPerTaskExecutor(virtualThreads()),
        (run, index) -> {
          int number = numbers.take();
          try {
            run.execute(index, number);
          } finally {
            numbers.giveBack(number);
          }
        },
        MOST_NOTING);
  }

  private static ThreadFactory virtualThreads() {
    return Thread.ofVirtual().name("virtual-", 0).factory();
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
    return noting > 0
        ? run(new BatchRun(batch, Optional.of(new CarrierNotes(batch.size(), noting))))
        : run();
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
        // A task that ignores the interrupt; whatever closes the pool owns its threads and waits.
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

  /**
   * A semaphore whose permits have numbers, so that a task run can say which worker ran it.
   *
   * <p>A thread that holds a permit finds a free number by looking from the first on: there are
   * never fewer free numbers than permits out, and with as few workers as there are in practice the
   * search ends after a few steps. (A queue of free numbers costs an allocation for each task.)
   */
  private static final class Slots implements Execution {
    private static final int FREE = 0;
    private static final int TAKEN = 1;

    private final Semaphore permits;
    private final AtomicIntegerArray slots;

    private Slots(int workers) {
      this.permits = new Semaphore(workers);
      this.slots = new AtomicIntegerArray(workers);
    }

    @Override
    public void execute(BatchRun run, int index) {
      try {
        permits.acquire();
      } catch (InterruptedException e) {
        run.abandon(index, e);
        return;
      }
      int slot = 0;
      while (!slots.compareAndSet(slot, FREE, TAKEN)) {
        slot = (slot + 1) % slots.length();
      }
      try {
        run.execute(index, slot);
      } finally {
        slots.set(slot, FREE);
        permits.release();
      }
    }
  }
}
