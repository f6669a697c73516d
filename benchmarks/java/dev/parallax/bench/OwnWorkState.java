package dev.parallax.bench;

import dev.parallax.concurrency.pool.Work;
import dev.parallax.concurrency.pool.WorkerPool;
import dev.parallax.measure.Carriers;
import java.io.IOException;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** An open pool for work that is not among the suite's workloads: it measures the pool alone. */
@State(Scope.Benchmark)
public abstract class OwnWorkState extends ModelState {
  @Param("2")
  public int workers;

  private Work work;
  private WorkerPool pool;

  /** The work of the trial. */
  abstract Work openWork();

  @Setup(Level.Trial)
  public final void open() throws InterruptedException {
    Carriers.check(System.getProperties());
    work = openWork();
    pool = chosenModel().open(workers, work);
  }

  final long runBatch() throws InterruptedException {
    return pool.run().checksum();
  }

  @TearDown(Level.Trial)
  public final void close() throws IOException {
    pool.close();
    work.close();
  }
}
