package dev.parallax.bench;

import dev.parallax.concurrency.pool.WorkerPool;
import java.io.IOException;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.BenchmarkParams;

/** A pool that is opened and closed inside every operation. */
@State(Scope.Benchmark)
public class ColdState extends PoolState {
  /** Makes the input that threads share; a child JVM has to make its own, or be sent it, anew. */
  @Setup(Level.Trial)
  public void open(BenchmarkParams params) throws IOException, InterruptedException {
    openTrialOfPool(params, false).prepare(chosenModel());
    trial().beginWarmUp();
  }

  @Override
  long operation() throws InterruptedException {
    try (WorkerPool pool = openPool()) {
      return verified(pool.run());
    }
  }

  @TearDown(Level.Trial)
  public void close() throws IOException {
    closeTrial();
  }
}
