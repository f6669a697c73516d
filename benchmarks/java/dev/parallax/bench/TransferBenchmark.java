package dev.parallax.bench;

import dev.parallax.bench.bare.BareMemory;
import java.io.IOException;
import java.util.List;
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
    @Param({"1024", "65536", "1048576", "16777216", "268435456"})
    public int bytes;

    private byte[] payload;

    @Setup(Level.Trial)
    public void fill() {
      payload = new byte[bytes];
    }
  }

  /** The same through shared memory to a JVM without a pool. */
  @State(Scope.Benchmark)
  public static class BareState extends MeasuredState {
    @Param({"1024", "65536", "1048576", "16777216", "268435456"})
    public int bytes;

    private byte[] payload;
    private BareMemory memory;

    @Setup(Level.Trial)
    public void open() throws IOException, InterruptedException {
      payload = new byte[bytes];
      memory = BareMemory.open(bytes, List.of());
    }

    @TearDown(Level.Trial)
    public void close() throws IOException {
      memory.close();
    }
  }

  /** The worker reads every byte and answers with as many. */
  @Benchmark
  public byte[] thereAndBack(TransferState state) throws InterruptedException {
    return state.pool().transfer(state.payload);
  }

  /** What {@link #thereAndBack} of child JVMs is compared with: two copies and a round trip. */
  @Benchmark
  public byte[] bareCopies(BareState state) throws IOException {
    return state.memory.flipped(state.payload);
  }
}
