package dev.parallax.own;

import java.lang.management.ManagementFactory;

/**
 * What share of a core a thread gets that wants all of it. On a machine that is busy with something
 * else, work that computes has little processor time for its duration, as work that waits has.
 */
final class CoreShare {
  private static final long NANOS = 200_000_000;

  private CoreShare() {}

  /** At this moment, between 0 and 1; 1 where it can't be told. */
  static double now() {
    var threads = ManagementFactory.getThreadMXBean();
    if (!threads.isCurrentThreadCpuTimeSupported()) {
      return 1;
    }
    long cpu = threads.getCurrentThreadCpuTime();
    long start = System.nanoTime();
    while (System.nanoTime() - start < NANOS) {
      Thread.onSpinWait();
    }
    double used = threads.getCurrentThreadCpuTime() - cpu;
    return Math.clamp(used / (System.nanoTime() - start), 0.01, 1);
  }
}
