package dev.parallax.jvm;

import com.sun.management.ThreadMXBean;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a JVM's threads and collectors have used, from its start or since some moment.
 *
 * <p>Asking for {@link #now()} loads the JDK's management beans, so a child JVM does so only when
 * it is asked.
 *
 * @param allocatedBytes by all Java threads, ended ones too; empty where the JVM doesn't know
 * @param collectionMillis as {@code GarbageCollectorMXBean} counts them, all collectors together
 * @param idleHeapBytes heap that was touched when the JVM started and has not held an object since;
 *     0 in a JVM that touches its heap as it needs it
 */
public record JvmUsage(OptionalLong allocatedBytes, long collectionMillis, long idleHeapBytes) {
  /** Of no JVM at all. */
  public static final JvmUsage NONE = new JvmUsage(OptionalLong.of(0), 0, 0);

  /** That of this JVM, from its start. */
  public static JvmUsage now() {
    long collectionMillis = 0;
    for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
      collectionMillis += Math.max(0, collector.getCollectionTime());
    }
    long bytes = allocations().map(ThreadMXBean::getTotalThreadAllocatedBytes).orElse(-1L);
    return new JvmUsage(
        bytes < 0 ? OptionalLong.empty() : OptionalLong.of(bytes),
        collectionMillis,
        HeapTouch.idleBytes());
  }

  /** What the calling thread allocated since its start; 0 where it isn't known. */
  public static long allocatedByThisThread() {
    return Math.max(0, allocations().map(ThreadMXBean::getCurrentThreadAllocatedBytes).orElse(0L));
  }

  private static Optional<ThreadMXBean> allocations() {
    return ManagementFactory.getThreadMXBean() instanceof ThreadMXBean bean
            && bean.isThreadAllocatedMemorySupported()
            && bean.isThreadAllocatedMemoryEnabled()
        ? Optional.of(bean)
        : Optional.empty();
  }

  /** Of two JVMs together; what one of them doesn't know is unknown of both. */
  public JvmUsage plus(JvmUsage other) {
    return new JvmUsage(
        sum(allocatedBytes, other.allocatedBytes, 1),
        collectionMillis + other.collectionMillis,
        idleHeapBytes + other.idleHeapBytes);
  }

  /** Of the same JVM since an earlier moment; its idle heap is that of now. */
  public JvmUsage since(JvmUsage earlier) {
    return new JvmUsage(
        sum(allocatedBytes, earlier.allocatedBytes, -1),
        collectionMillis - earlier.collectionMillis,
        idleHeapBytes);
  }

  private static OptionalLong sum(OptionalLong a, OptionalLong b, int sign) {
    return a.isPresent() && b.isPresent()
        ? OptionalLong.of(a.getAsLong() + sign * b.getAsLong())
        : OptionalLong.empty();
  }
}
