package dev.parallax.measure.tree;

import dev.parallax.jvm.JvmUsage;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What this JVM knows of itself, from its start.
 *
 * @param usage what it has allocated and collected
 * @param startedThreads how many platform threads have been started
 * @param liveThreads how many of them live
 * @param carriers how many of these carry virtual threads
 */
record JvmMeter(JvmUsage usage, long startedThreads, long liveThreads, long carriers) {
  private static final double NANOS_PER_MILLI = 1e6;

  static JvmMeter now() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    return new JvmMeter(
        JvmUsage.now(),
        threads.getTotalStartedThreadCount(),
        threads.getThreadCount(),
        countCarriers());
  }

  /**
   * How many threads carry virtual ones now: as many as were needed at a time, until they have
   * idled for long. The JDK does not let others name their class but does not hide it.
   */
  private static long countCarriers() {
    ThreadGroup all = Thread.currentThread().getThreadGroup();
    while (all.getParent() != null) {
      all = all.getParent();
    }
    // Some may start meanwhile; what finds no room is left out without a word.
    Thread[] threads = new Thread[2 * all.activeCount() + 16];
    int found = all.enumerate(threads);
    return Arrays.stream(threads, 0, found)
        .filter(thread -> thread.getClass().getName().equals("jdk.internal.misc.CarrierThread"))
        .count();
  }

  /** How many platform threads have ended since then. */
  long endedSince(JvmMeter earlier) {
    return startedThreads - earlier.startedThreads - (liveThreads - earlier.liveThreads);
  }

  /** How many carriers there were at two moments, at most; nothing if there were none. */
  List<Figure> carriersSince(JvmMeter earlier, String whose) {
    long most = Math.max(carriers, earlier.carriers);
    return most == 0 ? List.of() : List.of(Figure.most(whose + ".carriers", most));
  }

  /**
   * Allocation and collection, without the sampler's.
   *
   * @param used by all JVMs that the figures are of
   * @param whose first word of the names: {@code tree}, or {@code fork} where that isn't all
   * @param ofSampler bytes that the sampler has allocated
   */
  static List<Figure> figures(JvmUsage used, String whose, long ofSampler) {
    List<Figure> figures = new ArrayList<>();
    used.allocatedBytes()
        .ifPresent(bytes ->
            figures.add(Figure.bytes(whose + ".alloc", (double) Math.max(0, bytes - ofSampler))));
    figures.add(Figure.time(whose + ".gc.time", used.collectionMillis() * NANOS_PER_MILLI));
    return figures;
  }
}
