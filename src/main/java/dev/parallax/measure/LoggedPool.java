package dev.parallax.measure;

import dev.parallax.concurrency.ConcurrencyModel;
import dev.parallax.concurrency.pool.TaskRuns;
import dev.parallax.concurrency.pool.WorkerPool;
import dev.parallax.jvm.JvmUsage;
import dev.parallax.measure.Operation.Span;
import java.util.Map;
import java.util.Optional;

/**
 * A pool that the profilers know of while it is open, and whose operations are logged while a
 * profiler wants them. Of the others only sums are kept, of what became of the workers' time.
 */
final class LoggedPool implements WorkerPool {
  /** What opens the pool that is to be logged. */
  interface Opening {
    WorkerPool open() throws InterruptedException;
  }

  private final ConcurrencyModel model;
  private final WorkerPool pool;
  private Optional<Span> opened;
  private Optional<Operation> unclosed = Optional.empty();

  private LoggedPool(ConcurrencyModel model, WorkerPool pool, Optional<Span> opened) {
    this.model = model;
    this.pool = pool;
    this.opened = opened;
  }

  /** Opens a pool; if that is logged, it belongs to the pool's first operation. */
  static WorkerPool open(ConcurrencyModel model, Opening opening) throws InterruptedException {
    if (Iteration.log().filter(OperationLog::takesNext).isEmpty()) {
      return registered(new LoggedPool(model, opening.open(), Optional.empty()));
    }
    long startNanos = System.nanoTime();
    WorkerPool pool = opening.open();
    Span opened = new Span(startNanos, System.nanoTime());
    return registered(new LoggedPool(model, pool, Optional.of(opened)));
  }

  private static WorkerPool registered(LoggedPool pool) {
    Iteration.opened(pool.pool);
    return pool;
  }

  @Override
  public int workers() {
    return pool.workers();
  }

  @Override
  public TaskRuns run() throws InterruptedException {
    Optional<OperationLog> log = Iteration.log();
    boolean logged = log.isPresent() && log.get().takesNext();
    long startNanos = System.nanoTime();
    TaskRuns runs = logged ? pool.runNotingCarriers() : pool.run();
    Span batch = new Span(startNanos, System.nanoTime());
    if (model == ConcurrencyModel.UNBOUNDED) {
      Iteration.workerTime().addUnbounded(runs);
    } else {
      Iteration.workerTime().add(batch, pool.workers(), runs);
    }
    if (!logged) {
      log.ifPresent(OperationLog::pass);
      opened = Optional.empty();
      unclosed = Optional.empty();
      return runs;
    }
    Operation operation =
        new Operation(
            log.get().nextNumber(), model, pool.workers(), opened, batch, Optional.empty(), runs);
    log.get().add(operation);
    unclosed = opened.isPresent() ? Optional.of(operation) : Optional.empty();
    opened = Optional.empty();
    return runs;
  }

  @Override
  public void warmUp(int batches) throws InterruptedException {
    // Not of any operation, and of a pool that is opened for longer than one.
    opened = Optional.empty();
    pool.warmUp(batches);
  }

  @Override
  public byte[] transfer(byte[] payload) throws InterruptedException {
    return pool.transfer(payload);
  }

  @Override
  public Map<Long, JvmUsage> childUsage() throws InterruptedException {
    return pool.childUsage();
  }

  @Override
  public void close() {
    Optional<OperationLog> log = Iteration.log();
    long startNanos = System.nanoTime();
    Iteration.closed(pool);
    pool.close();
    if (log.isPresent() && unclosed.isPresent()) {
      log.get().replaceLast(unclosed.get().withClose(new Span(startNanos, System.nanoTime())));
    }
  }
}
