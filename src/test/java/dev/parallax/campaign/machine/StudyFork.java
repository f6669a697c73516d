package dev.parallax.campaign.machine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;

/** What a fork of a campaign does, in small: warms up, then times work on all cores. */
final class StudyFork {
  private static final int NUMBERS = 100_000;
  private static final long WARM_NANOS = 300_000_000;
  private static final long TIMED_NANOS = 500_000_000;

  private StudyFork() {}

  /** Prints the mean time of one sort in nanoseconds. */
  public static void main(String[] args) throws InterruptedException {
    int threads = Integer.parseInt(args[0]);
    double[] means = new double[threads];
    CountDownLatch warm = new CountDownLatch(threads);
    List<Thread> running = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      int index = i;
      running.add(
          Thread.ofPlatform()
              .start(() -> {
                sortFor(WARM_NANOS);
                warm.countDown();
                means[index] = sortFor(TIMED_NANOS);
              }));
    }
    for (Thread thread : running) {
      thread.join();
    }
    System.out.println(Math.round(Arrays.stream(means).average().orElseThrow()));
  }

  private static double sortFor(long nanos) {
    int[] numbers = new SplittableRandom(1).ints(NUMBERS).toArray();
    long start = System.nanoTime();
    int sorts = 0;
    while (System.nanoTime() - start < nanos) {
      int[] copy = numbers.clone();
      Arrays.sort(copy);
      sorts += copy[0] <= copy[NUMBERS / 2] ? 1 : 0;
    }
    return (double) (System.nanoTime() - start) / sorts;
  }
}
