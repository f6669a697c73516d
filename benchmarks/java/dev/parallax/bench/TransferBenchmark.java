package dev.parallax.bench;

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
import org.openjdk.jmh.annotations.Warmup;

/** Bytes to a worker and back: by reference to a thread, through the channel to a child JVM. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(5)
@Warmup(iterations = 3, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 3, time = 300, timeUnit = TimeUnit.MILLISECONDS)
public class TransferBenchmark {
  /** A pool and what is sent through it. */
  @State(Scope.Benchmark)
  public static class TransferState extends NoopState {
    @Param({"1024", "1048576", "16777216"})
    public int bytes;

    private byte[] payload;

    @Setup(Level.Trial)
    public void fill() {
      payload = new byte[bytes];
    }
  }

  /** The worker reads every byte and answers with as many. */
  @Benchmark
  public byte[] thereAndBack(TransferState state) throws InterruptedException {
    return state.pool().transfer(state.payload);
  }
}
