package dev.parallax.bench;

import dev.parallax.concurrency.ConcurrencyModel;
import dev.parallax.concurrency.WorkerPool;
import dev.parallax.measure.Trial;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** What a pool costs before it has done anything: opened, and the first result is there. */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(5)
@Warmup(iterations = 3)
@Measurement(iterations = 10)
public class StartBenchmark {
  /** One operation opens a pool; closing it is not timed. */
  @State(Scope.Benchmark)
  public static class StartState {
    @Param("noop")
    public String workload;

    @Param({"platform", "virtual", "process"})
    public String model;

    @Param("1")
    public int workers;

    @Param("default")
    public String size;

    @Param("1")
    public String tasks;

    private ConcurrencyModel chosen;
    private Trial trial;
    private WorkerPool pool;

    @Setup(Level.Trial)
    public void open() throws IOException, InterruptedException {
      chosen = ConcurrencyModel.of(model);
      trial = Trial.open(workload, size, tasks);
      trial.prepare(chosen);
    }

    /** Single-shot: an iteration is one operation. */
    @TearDown(Level.Iteration)
    public void closePool() {
      pool.close();
    }

    @TearDown(Level.Trial)
    public void close() throws IOException {
      trial.close();
    }
  }

  /** Open a pool and wait for the first result. */
  @Benchmark
  public long firstResult(StartState state) throws InterruptedException {
    state.pool = state.trial.openPool(state.chosen, state.workers);
    return state.trial.verified(state.pool.run());
  }
}
