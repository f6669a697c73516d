package dev.parallax.concurrency.pool;

import java.util.BitSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinPool.ForkJoinWorkerThreadFactory;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.TimeUnit;

/**
 * A fork-join pool whose threads have numbers from 0, so that a task run can say which worker ran
 * it.
 *
 * <p>It runs tasks in the order in which they were submitted, as is meant for tasks that are never
 * joined. It has no more threads than workers: one that blocks in a way that the pool hears of
 * would get a substitute otherwise, and more tasks would be in progress than the cell says. Its
 * threads stay when they have nothing to do, as those of a fixed pool do.
 */
final class ForkJoinWorkers implements ForkJoinWorkerThreadFactory {
  private final BitSet taken = new BitSet();

  private ForkJoinWorkers() {}

  /** Opens a pool, which the caller closes. */
  static ExecutorService open(int workers) {
    return new ForkJoinPool(
        workers,
        new ForkJoinWorkers(),
        null,
        true,
        workers,
        workers,
        0,
        unused -> true,
        1,
        TimeUnit.DAYS);
  }

  /** The number of the calling thread, which is one of such a pool. */
  static int numberOfCurrent() {
    return ((Numbered) Thread.currentThread()).number;
  }

  @Override
  public ForkJoinWorkerThread newThread(ForkJoinPool pool) {
    return new Numbered(pool, take());
  }

  private synchronized int take() {
    int number = taken.nextClearBit(0);
    taken.set(number);
    return number;
  }

  private synchronized void giveBack(int number) {
    taken.clear(number);
  }

  /** Gives its number back when it ends, which is before the pool makes another in its place. */
  private final class Numbered extends ForkJoinWorkerThread {
    private final int number;

    private Numbered(ForkJoinPool pool, int number) {
      super(pool);
      this.number = number;
      setName("forkjoin-" + number);
    }

    @Override
    protected void onTermination(Throwable exception) {
      giveBack(number);
      super.onTermination(exception);
    }
  }
}
