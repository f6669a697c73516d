package dev.parallax.bench;

import dev.parallax.concurrency.pool.WorkerPool;
import java.io.IOException;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.BenchmarkParams;

/** A pool that is opened once per trial. */
@State(Scope.Benchmark)
public class WarmState extends PoolState {
  private WorkerPool pool;

  /**
   * Opens the pool and gives every JVM in it the same warm-up of whole batches. During JMH's own
   * warm-up a child gets only its share of each batch, while threads share a JVM that gets all of
   * it.
   */
  @Setup(Level.Trial)
  public void open(BenchmarkParams params) throws IOException, InterruptedException {
    openTrialOfPool(params, true);
    pool = trial().openWarmPool(chosenModel(), workers);
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
