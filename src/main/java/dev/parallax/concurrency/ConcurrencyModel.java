package dev.parallax.concurrency;

import dev.parallax.concurrency.child.ProcessPool;
import dev.parallax.concurrency.pool.PoolOptions;
import dev.parallax.concurrency.pool.SerialPool;
import dev.parallax.concurrency.pool.ThreadPool;
import dev.parallax.concurrency.pool.Work;
import dev.parallax.concurrency.pool.WorkerPool;
import dev.parallax.concurrency.pool.WorkloadException;
import dev.parallax.suite.Model;
import java.util.Arrays;
import java.util.List;

/** Opens the pools of each model. */
public enum ConcurrencyModel {
  /** The calling thread. */
  SERIAL(Model.SERIAL),
  /** A fixed number of platform threads. */
  PLATFORM(Model.PLATFORM),
  /** A fork-join pool of its own; tasks are submitted to it one by one. */
  FORKJOIN(Model.FORKJOIN),
  /** A virtual thread for each task, as many in progress as there are permits. */
  VIRTUAL(Model.VIRTUAL),
  /** A virtual thread for each task, without permits. */
  UNBOUNDED(Model.UNBOUNDED),
  /** Child JVMs, one task at a time each. */
  PROCESS(Model.PROCESS),
  /** Members of a cluster, one task at a time each, if this JVM has an engine for it. */
  CLUSTER(Model.CLUSTER);

  private final Model model;

  ConcurrencyModel(Model model) {
    this.model = model;
  }

  /**
   * Opens a pool, which the caller closes.
   *
   * @param workers how many tasks may be in progress at once, at least 1; the serial model has one
   *     whatever is said here, and unbounded as many as there are tasks
   * @param work what the pool's batches consist of; stays open as long as the pool
   * @param options how child JVMs are run
   * @throws WorkloadException if the batch can't be prepared
   * @throws InterruptedException if the calling thread is interrupted while workers start
   */
  public WorkerPool open(int workers, Work work, PoolOptions options) throws InterruptedException {
    return switch (this) {
      case SERIAL -> new SerialPool(work.batch());
      case PLATFORM -> ThreadPool.platform(workers, work.batch());
      case FORKJOIN -> ThreadPool.forkJoin(workers, work.batch());
      case VIRTUAL -> ThreadPool.virtual(workers, work.batch());
      case UNBOUNDED -> ThreadPool.unbounded(work.batch());
      case PROCESS -> ProcessPool.open(workers, work, options);
      case CLUSTER ->
          ClusterEngine.find()
              .orElseThrow(() -> new IllegalArgumentException(ClusterEngine.MISSING))
              .open(workers, work, options);
    };
  }

  /** As {@link #open(int, Work, PoolOptions)}, with the default options. */
  public WorkerPool open(int workers, Work work) throws InterruptedException {
    return open(workers, work, PoolOptions.DEFAULT);
  }

  /** Whether its tasks are run by other JVMs than this one. */
  public boolean hasOtherJvms() {
    return model.hasOtherJvms();
  }

  /** The models that this JVM can run: a cluster only with an engine for it. */
  public static List<ConcurrencyModel> available() {
    return Arrays.stream(values())
        .filter(model -> model != CLUSTER || ClusterEngine.find().isPresent())
        .toList();
  }

  /** The name in parameters and tables. */
  public String label() {
    return model.label();
  }

  /**
   * The model with this label.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static ConcurrencyModel of(String label) {
    return Arrays.stream(values())
        .filter(model -> model.label().equals(label))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("no model is called '%s'".formatted(label)));
  }
}
