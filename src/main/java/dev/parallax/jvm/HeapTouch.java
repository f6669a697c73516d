package dev.parallax.jvm;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;

/**
 * A heap whose pages are all touched when the JVM starts, as those of a JVM that has run for long
 * are.
 *
 * <p>A page that is touched for the first time is a page fault: 0.25 us on one machine, 10 us on
 * another, where a batch that allocates 150 MB then takes 0.4 s in place of 0.02 s. Large arrays
 * walk through the whole heap before anything is collected, so a few iterations of warm-up don't
 * help. What was tried instead is in {@code src/docs/warm.md}.
 */
public final class HeapTouch {
  /** The JVM flag that has it done. */
  public static final String FLAG = "-XX:+AlwaysPreTouch";

  private HeapTouch() {}

  /**
   * Memory of this JVM's heap that is resident only because it was touched: what no object has ever
   * been in. Of each pool the most that it held counts as used, which is what would be resident if
   * pages were touched by objects alone.
   */
  static long idleBytes() {
    if (!isOn()) {
      return 0;
    }
    long used = 0;
    for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
      if (pool.getType() == MemoryType.HEAP) {
        used += pool.getPeakUsage().getUsed();
      }
    }
    long committed = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getCommitted();
    return Math.max(0, committed - used);
  }

  /**
   * Collects what earlier work has left, so that what was resident for it alone counts as idle
   * again.
   */
  public static void startAnew() {
    System.gc();
    for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
      pool.resetPeakUsage();
    }
  }

  private static boolean isOn() {
    HotSpotDiagnosticMXBean bean =
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
    try {
      return bean != null && Boolean.parseBoolean(bean.getVMOption("AlwaysPreTouch").getValue());
    } catch (IllegalArgumentException e) {
      return false; // another JVM, which has no such flag
    }
  }
}
