package dev.parallax.concurrency;

import dev.parallax.concurrency.pool.TaskRuns;
import dev.parallax.concurrency.pool.Work;
import dev.parallax.concurrency.pool.WorkerPool;
import dev.parallax.workload.Parameters;
import dev.parallax.workload.Workload;
import java.util.Map;

/** Opens work with parameters given as a user gives them. */
public final class Pools {
  private Pools() {}

  /** Work of the default number of tasks. */
  public static Work work(Workload workload, Map<String, String> settings) {
    return Work.open(workload, Parameters.resolve(workload, "default", "default", settings));
  }

  /** Runs the batch once. */
  public static TaskRuns runOnce(ConcurrencyModel model, int workers, Work work)
      throws InterruptedException {
    try (WorkerPool pool = model.open(workers, work)) {
      return pool.run();
    }
  }
}
