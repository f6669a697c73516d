package dev.parallax.concurrency;

import dev.parallax.concurrency.pool.PoolOptions;
import dev.parallax.concurrency.pool.Work;
import dev.parallax.concurrency.pool.WorkerPool;
import java.util.Optional;

/**
 * Opens the pools of the model {@code cluster}. Whether there is one depends on how the jar was
 * built: what it needs would more than double the jar, for something that few want to measure.
 */
public interface ClusterEngine {
  /** What is said where there is none. */
  String MISSING = "this jar has no cluster in it; mvn package -Pcluster builds one that has";

  /** As {@link ConcurrencyModel#open}, with a member for each worker. */
  WorkerPool open(int workers, Work work, PoolOptions options) throws InterruptedException;

  /**
   * That of this JVM, by its name. A service file would be left behind by a build with the profile
   * when one without it follows.
   */
  static Optional<ClusterEngine> find() {
    try {
      return Optional.of(
          Class.forName("dev.parallax.cluster.HazelcastEngine")
              .asSubclass(ClusterEngine.class)
              .getDeclaredConstructor()
              .newInstance());
    } catch (ClassNotFoundException e) {
      return Optional.empty();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the cluster of this jar can't be used", e);
    }
  }
}
