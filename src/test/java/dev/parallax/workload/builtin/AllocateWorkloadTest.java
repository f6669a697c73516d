package dev.parallax.workload.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/** Garbage must be made even by code that the JIT has compiled. */
class AllocateWorkloadTest {
  private static final int LISTS = 10_000;

  @Test
  void aCompiledTaskStillAllocatesEveryList() {
    long unused = 0;
    for (int i = 0; i < 100; i++) {
      unused += AllocateWorkload.churn(i + 1, LISTS);
    }
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    unused += AllocateWorkload.churn(1, LISTS);
    long allocatedBytes = threads.getCurrentThreadAllocatedBytes() - before;
    // A list, its array, and on average four and a half strings with an array each.
    assertThat(allocatedBytes).as("checksum %d", unused).isGreaterThan(300L * LISTS);
  }
}
