package dev.parallax.bench;

import dev.parallax.concurrency.pool.WorkerPool;
import dev.parallax.measure.Trial;
import java.io.IOException;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.BenchmarkParams;

/** An open pool whose batch does nothing, so that what is left is the model itself. */
@State(Scope.Benchmark)
public class NoopState extends ModelState {
  @Param("1")
  public int workers;

  private Trial trial;
  private WorkerPool pool;

  /** Number of empty tasks in a batch. */
  int tasks() {
    return 1;
  }

  @Setup(Level.Trial)
  public void open(BenchmarkParams params) throws IOException, InterruptedException {
    trial = Trials.open("noop", "default", Integer.toString(tasks()), params);
    trial.recordChildren(chosenModel(), workers, false);
    pool = trial.openPool(chosenModel(), workers);
  }

  long runBatch() throws InterruptedException {
    return trial.verified(pool.run());
  }

  WorkerPool pool() {
    return pool;
  }

  @TearDown(Level.Trial)
  public void close() throws IOException {
    try {
      pool.close();
    } finally {
      trial.close();
    }
  }
}
