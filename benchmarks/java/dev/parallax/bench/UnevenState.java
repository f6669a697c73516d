package dev.parallax.bench;

import dev.parallax.concurrency.pool.Work;
import dev.parallax.concurrency.pool.WorkerPool;
import dev.parallax.measure.Carriers;
import dev.parallax.workload.Parameters;
import java.io.IOException;
import java.util.Map;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * An open pool for a batch of uneven tasks, whose length is known exactly.
 *
 * <p>The ideal makespan, all workers busy to the end, is {@link UnevenWorkload#TOTAL_MICROS} over
 * the workers, as long as there are no more of them than cores.
 */
@State(Scope.Benchmark)
public class UnevenState extends ModelState {
  @Param("2")
  public int workers;

  /** Length of a short task. */
  @Param({"1", "20"})
  public int micros;

  private Work work;
  private WorkerPool pool;

  @Setup(Level.Trial)
  public void open() throws InterruptedException {
    Carriers.check(System.getProperties());
    UnevenWorkload workload = new UnevenWorkload();
    int tasks = UnevenWorkload.tasksOf(micros);
    work =
        Work.open(
            workload,
            Parameters.resolve(
                workload, Integer.toString(micros), Integer.toString(tasks), Map.of()));
    pool = chosenModel().open(workers, work);
  }

  long runBatch() throws InterruptedException {
    return pool.run().checksum();
  }

  @TearDown(Level.Trial)
  public void close() throws IOException {
    pool.close();
    work.close();
  }
}
