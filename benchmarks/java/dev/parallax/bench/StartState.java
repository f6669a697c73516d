package dev.parallax.bench;

import dev.parallax.concurrency.ConcurrencyModel;
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

/** One operation opens a pool; closing it is not timed. */
@State(Scope.Benchmark)
public class StartState extends ModelState {
  @Param("noop")
  public String workload;

  @Param("1")
  public int workers;

  @Param("1")
  public String size;

  @Param("1")
  public String tasks;

  /** Found before anything is timed. */
  private ConcurrencyModel chosen = ConcurrencyModel.PLATFORM;

  private Trial trial;
  private WorkerPool pool;

  @Setup(Level.Trial)
  public void open(BenchmarkParams params) throws IOException, InterruptedException {
    trial = Trials.open(workload, size, tasks, params);
    chosen = chosenModel();
    trial.prepare(chosen);
    trial.recordChildren(chosen, workers, false);
  }

  long firstResult() throws InterruptedException {
    pool = trial.openPool(chosen, workers);
    return trial.verified(pool.run());
  }

  /** Single-shot: an iteration is one operation. */
  @TearDown(Level.Iteration)
  public void closePool() throws IOException, InterruptedException {
    endSpan();
    pool.close();
  }

  @TearDown(Level.Trial)
  public void close() throws IOException {
    trial.close();
  }
}
