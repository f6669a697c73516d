package dev.parallax.cluster;

import dev.parallax.concurrency.ClusterEngine;
import dev.parallax.concurrency.pool.PoolOptions;
import dev.parallax.concurrency.pool.Work;
import dev.parallax.concurrency.pool.WorkerPool;

/** Found by its name, where the jar has it. */
public final class HazelcastEngine implements ClusterEngine {
  @Override
  public WorkerPool open(int workers, Work work, PoolOptions options) throws InterruptedException {
    return ClusterPool.open(workers, work, options);
  }
}
