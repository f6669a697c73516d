package dev.parallax.concurrency;

import dev.parallax.concurrency.pool.Work;
import dev.parallax.concurrency.pool.WorkerPool;
import dev.parallax.jvm.JavaProcess;
import dev.parallax.workload.Parameters;
import dev.parallax.workload.Workload;
import dev.parallax.workload.Workloads;
import java.util.Map;

/** A program that holds a pool of two child JVMs, idle or at work, until somebody kills it. */
final class PoolHolder {
  private static final String TEN_MINUTES = "600000";

  private PoolHolder() {}

  /** Argument: whether the children are idle. */
  public static void main(String[] args) throws Exception {
    Workload sleep = Workloads.available().named("sleep");
    Parameters parameters = Parameters.resolve(sleep, TEN_MINUTES, "4", Map.of());
    try (Work work = Work.open(sleep, parameters);
        WorkerPool pool = ConcurrencyModel.PROCESS.open(2, work)) {
      JavaProcess.answer("open");
      if (Boolean.parseBoolean(args[0])) {
        Thread.sleep(Long.parseLong(TEN_MINUTES));
      }
      var unused = pool.run();
    }
  }
}
