package dev.parallax.bench;

import dev.parallax.concurrency.ConcurrencyModel;
import dev.parallax.concurrency.pool.WorkerPool;
import java.io.IOException;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.BenchmarkParams;

/** The work on the calling thread: what every model is compared with. */
@State(Scope.Benchmark)
public class SerialState extends BatchState {
  private WorkerPool pool;

  /** Opens the work and runs the batches of the set-up, as every model does. */
  @Setup(Level.Trial)
  public void open(BenchmarkParams params) throws IOException, InterruptedException {
    openTrial(params).pollute(ConcurrencyModel.SERIAL, 1);
    pool = trial().openPool(ConcurrencyModel.SERIAL, 1);
    trial().beginWarmUp();
    pool.warmUp(trial().setUpBatches(params.getWarmup().getCount()));
  }

  @Override
  long operation() throws InterruptedException {
    return verified(pool.run());
  }

  @TearDown(Level.Trial)
  public void close() throws IOException {
    pool.close();
    closeTrial();
  }
}
