package dev.parallax.bench;

import dev.parallax.bench.bare.BareChannel;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** What it costs to hand a task to a worker and have its result. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(5)
@Warmup(iterations = 3, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 3, time = 300, timeUnit = TimeUnit.MILLISECONDS)
public class DispatchBenchmark {
  private static final int LARGE_BATCH = 100_000;

  /** The same for a batch that is large enough to hide the round trip. */
  @State(Scope.Benchmark)
  public static class LargeBatchState extends NoopState {
    @Override
    int tasks() {
      return LARGE_BATCH;
    }
  }

  /** A JVM that echoes, without a pool. */
  @State(Scope.Benchmark)
  public static class EchoState extends MeasuredState {
    private BareChannel channel;

    @Setup
    public void open() throws IOException, InterruptedException {
      channel = BareChannel.echo(List.of());
    }

    @TearDown
    public void close() throws IOException {
      channel.close();
    }
  }

  /** One empty task, there and back. */
  @Benchmark
  public long roundTrip(NoopState state) throws InterruptedException {
    return state.runBatch();
  }

  /** An empty task in a large batch. */
  @Benchmark
  @OperationsPerInvocation(LARGE_BATCH)
  public long amortised(LargeBatchState state) throws InterruptedException {
    return state.runBatch();
  }

  /** A task that does next to nothing, in a message of its own, while others are on their way. */
  @Benchmark
  @OperationsPerInvocation(OneByOneState.TASKS)
  public long oneByOne(OneByOneState state) throws InterruptedException {
    return state.runBatch();
  }

  /** A batch one in a hundred of whose tasks takes a hundred times as long as the others. */
  @Benchmark
  public long uneven(UnevenState state) throws InterruptedException {
    return state.runBatch();
  }

  /** What {@link #roundTrip} of child JVMs is compared with: 16 bytes to a JVM and back. */
  @Benchmark
  public void bareRoundTrip(EchoState state) throws IOException {
    state.channel.roundTrip();
  }
}
