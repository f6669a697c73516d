package dev.parallax.machine.witness;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/**
 * A fixed kernel of about 20 ms that is run around every fork, on all cores at once, to show when
 * the machine was slow.
 *
 * <p>On all cores, because the scheduler moves a single thread out of a neighbour's way, and the
 * forks that follow use all cores. It decides nothing: what was tried is in {@code
 * src/docs/campaigns.md}.
 */
public final class Witness implements AutoCloseable {
  private static final int PIECES = 4;
  private static final long PIECE_NANOS = 5_000_000;

  /** For the JIT: pieces that take equally long may still all be of its first compiler. */
  private static final long LEAST_WARM_UP_NANOS = 300_000_000;

  /** A machine that is not steady by then is not waited for. */
  private static final long MOST_WARM_UP_NANOS = 1_500_000_000;

  private static final int STEADY_PIECES = 5;
  private static final double STEADY = 1.02;

  private final List<WitnessKernel> kernels;
  private final ExecutorService threads;
  private final StartLine start;
  private final long stepsPerPiece;

  /** A witness on this many threads; with {@code knownSteps} 0 it chooses its steps. */
  Witness(int threadCount, long knownSteps) throws InterruptedException {
    threads =
        Executors.newFixedThreadPool(
            threadCount, Thread.ofPlatform().daemon().name("witness-", 1).factory());
    start = new StartLine(threadCount);
    kernels = Stream.generate(WitnessKernel::new).limit(threadCount).toList();
    stepsPerPiece = knownSteps > 0 ? knownSteps / PIECES : calibrated();
    warmUp(stepsPerPiece);
  }

  /** A warm witness that takes about 20 ms on this machine as it is now. */
  public static Witness calibrate() throws InterruptedException {
    return new Witness(Runtime.getRuntime().availableProcessors(), 0);
  }

  /**
   * The witness of a campaign that is resumed: the same number of steps, so that times compare.
   *
   * @param steps as {@link #steps()} said when the campaign began
   */
  public static Witness ofSteps(long steps) throws InterruptedException {
    if (steps < PIECES) {
      throw new IllegalArgumentException("a witness needs at least " + PIECES + " steps: " + steps);
    }
    return new Witness(Runtime.getRuntime().availableProcessors(), steps);
  }

  /** Steps of the kernel that each thread does in one reading. */
  public long steps() {
    return stepsPerPiece * PIECES;
  }

  /** How long the slowest thread takes for one reading, in nanoseconds. */
  long measureNanos() throws InterruptedException {
    return pieces(stepsPerPiece, PIECES).stream()
        .mapToLong(times -> Arrays.stream(times).sum())
        .max()
        .orElseThrow();
  }

  /** Nanoseconds of each piece of each thread. */
  private List<long[]> pieces(long steps, int count) throws InterruptedException {
    List<Future<long[]>> running =
        kernels.stream().map(kernel -> threads.submit(() -> timed(kernel, steps, count))).toList();
    List<long[]> times = new ArrayList<>();
    for (Future<long[]> one : running) {
      try {
        times.add(one.get());
      } catch (ExecutionException e) {
        throw new IllegalStateException("the witness failed", e.getCause());
      }
    }
    return times;
  }

  private long[] timed(WitnessKernel kernel, long steps, int count) throws InterruptedException {
    start.await();
    // Fetches the table; not timed.
    long checksum = kernel.run(Math.max(1, steps / 4));
    long[] times = new long[count];
    long before = System.nanoTime();
    for (int piece = 0; piece < count; piece++) {
      checksum += kernel.run(steps);
      long now = System.nanoTime();
      times[piece] = now - before;
      before = now;
    }
    // Never 1 in practice, and the JIT can't know that: so it keeps the work.
    times[0] += checksum == 1 ? 1 : 0;
    return times;
  }

  private long calibrated() throws InterruptedException {
    long steps = 64;
    warmUp(steps);
    long best = bestPiece(steps);
    while (best < PIECE_NANOS / 2) {
      steps *= 2;
      best = bestPiece(steps);
    }
    return Math.max(1, Math.round((double) steps * PIECE_NANOS / best));
  }

  private long bestPiece(long steps) throws InterruptedException {
    return pieces(steps, 2 * PIECES).stream().flatMapToLong(Arrays::stream).min().orElseThrow();
  }

  /** Until the last pieces took equally long: compiled, and the core at its clock. */
  private void warmUp(long steps) throws InterruptedException {
    long start = System.nanoTime();
    Deque<Long> last = new ArrayDeque<>();
    long elapsed = 0;
    while (elapsed < LEAST_WARM_UP_NANOS || (elapsed < MOST_WARM_UP_NANOS && !isSteady(last))) {
      last.addLast(bestPiece(Math.max(1, steps / 8)));
      if (last.size() > STEADY_PIECES) {
        last.removeFirst();
      }
      elapsed = System.nanoTime() - start;
    }
  }

  private static boolean isSteady(Collection<Long> times) {
    return Collections.max(times) <= STEADY * Collections.min(times);
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
