package dev.parallax.bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The question itself: how long does a batch take?
 *
 * <p>Each method returns the checksum of the batch, compared with that of a serial run every time.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(5)
@Warmup(iterations = 3, time = 100, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 3, time = 100, timeUnit = TimeUnit.MILLISECONDS)
public class BatchBenchmark {
  /** On the calling thread. */
  @Benchmark
  public long serial(SerialState state) throws InterruptedException {
    return state.operation();
  }

  /** In a pool that has long been open. */
  @Benchmark
  public long warm(WarmState state) throws InterruptedException {
    return state.operation();
  }

  /** In a pool that is opened for this batch and closed after it. */
  @Benchmark
  public long cold(ColdState state) throws InterruptedException {
    return state.operation();
  }
}
