package dev.parallax.concurrency.pool;

import dev.parallax.jvm.JvmUsage;
import java.io.Closeable;
import java.util.List;
import java.util.Map;

/**
 * The running workers of one model: takes its batch and returns its task runs.
 *
 * <p>A pool is opened for one {@link Work} and used by one thread. After an operation that failed
 * because a task threw it is as good as before; after any other failure it is closed. Every
 * operation fails as {@link #run()} does.
 */
public interface WorkerPool extends Closeable {
  /** How many tasks may be in progress at once. */
  int workers();

  /**
   * Runs every task of the batch once and waits for all of them.
   *
   * @throws TaskFailure if a task threw; no task is in progress any more
   * @throws WorkerFailure if a worker died, hung, or answered what is no answer; the pool is closed
   * @throws InterruptedException if the calling thread is interrupted; the pool is closed then
   */
  TaskRuns run() throws InterruptedException;

  /**
   * As {@link #run()}, and notes on which carrier threads virtual threads ran the tasks, as far as
   * that takes less than a hundredth of the time.
   */
  default TaskRuns runNotingCarriers() throws InterruptedException {
    return run();
  }

  /**
   * Gives every JVM that the workers live in the same work to warm up with: the whole batch, that
   * many times. Threads share a JVM, so they run each batch together; a child JVM has a JIT of its
   * own and runs each batch alone.
   */
  default void warmUp(int batches) throws InterruptedException {
    for (int i = 0; i < batches; i++) {
      var unused = run();
    }
  }

  /**
   * Has other JVMs that the workers live in run batches of other works, one work after the other in
   * each turn, as {@link #warmUp} does; then they are ready for the pool's own work again. Nothing
   * where there are no other JVMs.
   *
   * @param batches of each work in each turn
   * @throws WorkloadException if one of them fails
   */
  default void runOthers(List<Work> others, int turns, int batches) throws InterruptedException {}

  /**
   * Hands bytes to a worker, which answers with as many, each with its bits flipped: so that every
   * byte has to be there, and back.
   */
  byte[] transfer(byte[] payload) throws InterruptedException;

  /**
   * What child JVMs in which workers live have allocated and collected since their start, by
   * process id; empty if there are none, or one that can't say. They are asked now, for which the
   * first time they load what answers it: to be called outside of what is timed.
   */
  default Map<Long, JvmUsage> childUsage() throws InterruptedException {
    return Map.of();
  }

  /** Ends the workers and waits until they are gone. */
  @Override
  void close();
}
