package dev.parallax.bench;

import dev.parallax.concurrency.child.ProcessPool;
import dev.parallax.measure.Trial;
import java.io.IOException;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.BenchmarkParams;

/** One operation starts the children of a pool; ending them is not timed. */
@State(Scope.Benchmark)
public class ChildStartState extends MeasuredState {
  @Param("noop")
  public String workload;

  @Param("1")
  public int workers;

  @Param("1")
  public String size;

  @Param("1")
  public String tasks;

  /** Whether children start from the class archive. */
  @Param({"with", "without"})
  public String archive;

  private Trial trial;
  private ProcessPool pool;

  @Setup(Level.Trial)
  public void open(BenchmarkParams params) throws IOException, InterruptedException {
    trial = Trials.open(workload, size, tasks, params);
  }

  void spawn() throws InterruptedException {
    pool = trial.spawn(workers, archive.equals("with"));
  }

  void awaitReady() throws InterruptedException {
    pool.awaitReady();
  }

  long runBatch() throws InterruptedException {
    return trial.verified(pool.run());
  }

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
