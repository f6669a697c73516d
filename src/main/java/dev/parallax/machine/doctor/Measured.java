package dev.parallax.machine.doctor;

import dev.parallax.machine.Counters;
import dev.parallax.machine.ForkConditions;
import dev.parallax.machine.MachineFiles;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;

/**
 * What the doctor measures: what a JVM can rely on here.
 *
 * @param timer the clock
 * @param jitter of threads that only look at the clock, one on each core
 * @param sleep how much too long a sleep of 1 ms takes
 * @param stealShare share of all CPU time that went to other virtual machines meanwhile
 * @param throttledPeriods periods in which our CPU quota was used up meanwhile
 * @param twins equal forks
 */
public record Measured(
    Timer timer,
    Jitter jitter,
    Sleep sleep,
    OptionalDouble stealShare,
    OptionalLong throttledPeriods,
    TwinForks twins) {
  private static final int TIMER_CALLS = 200_000;
  private static final int TIMER_REPEATS = 5;
  private static final Duration SPIN = Duration.ofMillis(1500);

  /** Between two readings of the clock a thread that runs needs less, by two orders. */
  private static final long GAP_NANOS = 10_000;

  private static final int SLEEPS = 200;
  private static final long SLEEP_NANOS = 1_000_000;

  /**
   * Measures for about 12 s.
   *
   * @throws IOException when a fork fails
   */
  public static Measured here(MachineFiles files) throws IOException, InterruptedException {
    int threads = Runtime.getRuntime().availableProcessors();
    Counters before = Counters.read(files);
    Timer timer = measureTimer();
    Jitter jitter = measureJitter(threads);
    Sleep sleep = measureSleep();
    TwinForks twins = TwinForks.run(threads);
    ForkConditions meanwhile = new ForkConditions(before, Counters.read(files), 0, 0);
    return new Measured(
        timer, jitter, sleep, meanwhile.stealShare(), meanwhile.throttledPeriods(), twins);
  }

  /**
   * The clock.
   *
   * @param grainNanos the smallest step that it was seen to make
   * @param costNanos what one reading takes
   */
  public record Timer(long grainNanos, double costNanos) {}

  private static Timer measureTimer() {
    long grain = Long.MAX_VALUE;
    double cost = Double.POSITIVE_INFINITY;
    for (int repeat = 0; repeat < TIMER_REPEATS; repeat++) {
      long start = System.nanoTime();
      long last = start;
      for (int call = 0; call < TIMER_CALLS; call++) {
        long now = System.nanoTime();
        if (now > last) {
          grain = Math.min(grain, now - last);
        }
        last = now;
      }
      // The best of some: the first is interpreted, and others may be interrupted.
      cost = Math.min(cost, (double) (last - start) / TIMER_CALLS);
    }
    return new Timer(grain, cost);
  }

  /**
   * Threads that only look at the clock, one on each core.
   *
   * @param lostShare share of time in gaps of more than 10 us, 0 to 1
   * @param longestNanos the longest gap
   */
  public record Jitter(double lostShare, long longestNanos) {}

  private static Jitter measureJitter(int threads) throws InterruptedException {
    long[] lost = new long[threads];
    long[] longest = new long[threads];
    CountDownLatch ready = new CountDownLatch(threads);
    List<Thread> running = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      int index = i;
      running.add(
          Thread.ofPlatform()
              .daemon()
              .start(() -> {
                ready.countDown();
                while (ready.getCount() > 0) {
                  Thread.onSpinWait();
                }
                long start = System.nanoTime();
                long last = start;
                while (last - start < SPIN.toNanos()) {
                  long now = System.nanoTime();
                  long gap = now - last;
                  if (gap > GAP_NANOS) {
                    lost[index] += gap;
                    longest[index] = Math.max(longest[index], gap);
                  }
                  last = now;
                }
              }));
    }
    for (Thread thread : running) {
      thread.join();
    }
    return new Jitter(
        (double) Arrays.stream(lost).sum() / SPIN.toNanos() / threads,
        Arrays.stream(longest).max().orElse(0));
  }

  /**
   * How much too long a sleep of 1 ms takes.
   *
   * @param medianNanos of all sleeps
   * @param longestNanos of the worst
   */
  public record Sleep(long medianNanos, long longestNanos) {}

  private static Sleep measureSleep() {
    long[] overshoots = new long[SLEEPS];
    for (int i = 0; i < SLEEPS; i++) {
      long start = System.nanoTime();
      LockSupport.parkNanos(SLEEP_NANOS);
      overshoots[i] = Math.max(0, System.nanoTime() - start - SLEEP_NANOS);
    }
    Arrays.sort(overshoots);
    return new Sleep(overshoots[SLEEPS / 2], overshoots[SLEEPS - 1]);
  }
}
