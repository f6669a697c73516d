package dev.parallax.measure.tree;

import dev.parallax.concurrency.ConcurrencyModel;
import dev.parallax.concurrency.pool.Work;
import dev.parallax.concurrency.pool.WorkerPool;
import dev.parallax.workload.Parameters;
import dev.parallax.workload.Workload;
import dev.parallax.workload.Workloads;
import java.util.Map;

/** A program whose child JVMs are busy, and which waits for a line before it ends them. */
final class BusyPool {
  private BusyPool() {}

  /** Arguments: number of child JVMs, of batches. */
  public static void main(String[] args) throws Exception {
    Workload cpu = Workloads.available().named("cpu");
    int batches = Integer.parseInt(args[1]);
    try (Work work = Work.open(cpu, Parameters.resolve(cpu, "default", "default", Map.of()));
        WorkerPool pool = ConcurrencyModel.PROCESS.open(Integer.parseInt(args[0]), work)) {
      for (int i = 0; i < batches; i++) {
        var unused = pool.run();
      }
      System.out.println("done");
      int unused = System.in.read();
    }
  }
}
