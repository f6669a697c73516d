package dev.parallax.machine.doctor;

import dev.parallax.jvm.JavaProcess;
import dev.parallax.jvm.ParentWatch;
import dev.parallax.machine.witness.WitnessKernel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** A fork that does the same as every other: warms up, then times the witness's kernel. */
final class NoiseFork {
  private static final long WARM_NANOS = 200_000_000;
  private static final long TIMED_NANOS = 250_000_000;
  private static final int STEPS = 50;

  private NoiseFork() {}

  /** Answers the mean time of some steps on all cores, in nanoseconds. */
  public static void main(String[] args) throws InterruptedException {
    ParentWatch.start();
    int count = Integer.parseInt(args[0]);
    AtomicLong sum = new AtomicLong();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Thread thread = new Thread(() -> sum.addAndGet(meanNanos()));
      thread.start();
      threads.add(thread);
    }
    for (Thread thread : threads) {
      thread.join();
    }
    JavaProcess.answer(Long.toString(sum.get() / count));
  }

  private static long meanNanos() {
    WitnessKernel kernel = new WitnessKernel();
    time(kernel, WARM_NANOS);
    return time(kernel, TIMED_NANOS);
  }

  private static long time(WitnessKernel kernel, long nanos) {
    long start = System.nanoTime();
    long elapsed = 0;
    int runs = 0;
    long checksum = 0;
    while (elapsed < nanos) {
      checksum += kernel.run(STEPS);
      runs++;
      elapsed = System.nanoTime() - start;
    }
    // Never 1 in practice, and the JIT can't know that: so it keeps the work.
    return elapsed / runs + (checksum == 1 ? 1 : 0);
  }
}
