package dev.parallax.concurrency.child;

import dev.parallax.concurrency.pool.PoolOptions;
import dev.parallax.concurrency.pool.Work;
import dev.parallax.concurrency.pool.WorkerPool;
import java.nio.file.Path;

/** A program that opens a pool of two child JVMs and does something until it ends. */
final class Holder {
  private static final int TINY_TASKS = 20_000;

  private Holder() {}

  /** What the program does with its pool. */
  enum Doing {
    /** Nothing: the children listen to their own channels. */
    NOTHING,
    /** Nothing after a batch: the children wait for tasks. */
    NOTHING_ANY_MORE,
    /** Tasks that take minutes. */
    LONG_TASKS,
    /** Many small tasks, parts of which children put back into the queue all the time. */
    TINY_TASKS,
    /** Bulk data. */
    TRANSFERS,
    /** Ends with an exception, and does not close the pool. */
    THROW,
    /** Ends, and does not close the pool. */
    EXIT,
    /** Opens a pool, and throws if that fails. */
    OPEN
  }

  /** Arguments: what it is doing, and an empty folder. */
  public static void main(String[] args) throws Exception {
    Doing doing = Doing.valueOf(args[0]);
    boolean tiny = doing == Doing.TINY_TASKS;
    Work work =
        SabotagedWorkload.work(
            Path.of(args[1]),
            tiny ? TINY_TASKS : 4,
            doing == Doing.LONG_TASKS ? Integer.MAX_VALUE : 1);
    WorkerPool pool = ProcessPool.open(2, work, PoolOptions.DEFAULT);
    if (doing == Doing.NOTHING_ANY_MORE) {
      var unused = pool.run();
    }
    System.out.println("open");
    System.out.flush();
    switch (doing) {
      case NOTHING, NOTHING_ANY_MORE -> Thread.sleep(Long.MAX_VALUE);
      case LONG_TASKS, TINY_TASKS -> runForever(pool);
      case TRANSFERS -> transferForever(pool);
      case THROW -> throw new IllegalStateException("set-up failed");
      case EXIT -> System.exit(3);
      case OPEN -> pool.close();
    }
  }

  private static void runForever(WorkerPool pool) throws InterruptedException {
    while (true) {
      var unused = pool.run();
    }
  }

  private static void transferForever(WorkerPool pool) throws InterruptedException {
    for (int bytes = 1; true; bytes = bytes % (1 << 20) + 1000) {
      var unused = pool.transfer(new byte[bytes]);
    }
  }
}
