package dev.parallax.bench;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What a pool costs before it has done anything.
 *
 * <p>Of child JVMs also its parts, each from the beginning: their processes started, all of them
 * ready, the first result there; and what they are compared with.
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(5)
@Warmup(iterations = 3)
@Measurement(iterations = 10)
public class StartBenchmark {
  /** Open a pool and wait for the first result. */
  @Benchmark
  public long firstResult(StartState state) throws InterruptedException {
    return state.firstResult();
  }

  /** Start the processes of child JVMs. */
  @Benchmark
  public void childSpawned(ChildStartState state) throws InterruptedException {
    state.spawn();
  }

  /** Open a pool of child JVMs. */
  @Benchmark
  public void childReady(ChildStartState state) throws InterruptedException {
    state.spawn();
    state.awaitReady();
  }

  /** Open a pool of child JVMs and wait for the first result. */
  @Benchmark
  public long childFirstResult(ChildStartState state) throws InterruptedException {
    state.spawn();
    state.awaitReady();
    return state.runBatch();
  }

  /** Start as many JVMs that do nothing, with a child's flags, and wait for their end. */
  @Benchmark
  public void emptyJvm(BareStartState state) throws IOException, InterruptedException {
    state.startEmpty();
  }

  /** Start as many JVMs that each do one task, with a child's flags, and wait for their end. */
  @Benchmark
  public void bareTask(BareTaskState state) throws IOException, InterruptedException {
    state.startTask();
  }
}
