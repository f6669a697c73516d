package dev.parallax.bench;

import dev.parallax.bench.bare.BareJvms;
import dev.parallax.bench.bare.IdleMain;
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

/**
 * Child JVMs at rest, and JVMs with the same flags that do nothing: to be weighed with {@code -prof
 * dev.parallax.measure.ChildMemory}. The times mean nothing.
 *
 * <p>Two iterations, because JMH tears a trial down within the last one, before profilers look.
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(5)
@Warmup(iterations = 1)
@Measurement(iterations = 2)
public class RestBenchmark {
  /** JVMs that wait for the end of their input. */
  @State(Scope.Benchmark)
  public static class IdleState extends MeasuredState {
    @Param("1")
    public int workers;

    private BareJvms jvms;

    @Setup(Level.Trial)
    public void open() throws IOException {
      jvms = BareJvms.start(IdleMain.class, workers, true);
      jvms.awaitAnswers();
    }

    @TearDown(Level.Trial)
    public void close() {
      jvms.close();
    }
  }

  /** A pool of children that have run one task and wait for the next. */
  @Benchmark
  public long pool(NoopState state) throws InterruptedException {
    return state.runBatch();
  }

  /** As many JVMs that do nothing. */
  @Benchmark
  public Object idleJvm(IdleState state) {
    return state.jvms;
  }
}
