package dev.parallax.measure.tree;

import com.sun.management.ThreadMXBean;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What this JVM knows of itself, from its start.
 *
 * @param allocatedBytes by all threads, ended ones too; negative where it doesn't know
 * @param collectionMillis as {@code GarbageCollectorMXBean} counts them, all collectors together
 * @param startedThreads how many platform threads have been started
 * @param liveThreads how many of them live
 */
record JvmMeter(long allocatedBytes, long collectionMillis, long startedThreads, long liveThreads) {
  private static final double NANOS_PER_MILLI = 1e6;

  static JvmMeter now() {
    long collectionMillis = 0;
    for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
      collectionMillis += Math.max(0, collector.getCollectionTime());
    }
    java.lang.management.ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    return new JvmMeter(
        allocations().map(ThreadMXBean::getTotalThreadAllocatedBytes).orElse(-1L),
        collectionMillis,
        threads.getTotalStartedThreadCount(),
        threads.getThreadCount());
  }

  /** What the calling thread allocated since its start; 0 where nobody knows. */
  static long allocatedByThisThread() {
    return Math.max(0, allocations().map(ThreadMXBean::getCurrentThreadAllocatedBytes).orElse(0L));
  }

  private static Optional<ThreadMXBean> allocations() {
    return ManagementFactory.getThreadMXBean() instanceof ThreadMXBean bean
            && bean.isThreadAllocatedMemorySupported()
            && bean.isThreadAllocatedMemoryEnabled()
        ? Optional.of(bean)
        : Optional.empty();
  }

  /** How many platform threads have ended since then. */
  long endedSince(JvmMeter earlier) {
    return startedThreads - earlier.startedThreads - (liveThreads - earlier.liveThreads);
  }

  /**
   * Allocation and collection since then, without the sampler's.
   *
   * @param whose first word of the names: {@code tree} where this JVM is all of it, or {@code fork}
   * @param ofSampler bytes that the sampler has allocated
   */
  List<Figure> since(JvmMeter earlier, String whose, long ofSampler) {
    List<Figure> figures = new ArrayList<>();
    if (allocatedBytes >= 0 && earlier.allocatedBytes >= 0) {
      double bytes = allocatedBytes - earlier.allocatedBytes - ofSampler;
      figures.add(Figure.allocated(whose + ".alloc", Math.max(0, bytes)));
    }
    figures.add(
        Figure.time(
            whose + ".gc.time", (collectionMillis - earlier.collectionMillis) * NANOS_PER_MILLI));
    return figures;
  }
}
