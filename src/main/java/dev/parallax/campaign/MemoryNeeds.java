package dev.parallax.campaign;

import com.sun.management.OperatingSystemMXBean;
import dev.parallax.campaign.Cell.CellWork;
import dev.parallax.workload.Footprint;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.OptionalInt;

/**
 * Whether a cell fits into this machine's memory, and which heap its fork needs.
 *
 * @param physicalBytes memory of the machine, or of the container we are in
 * @param defaultHeapBytes heap that a fork has if nothing is said
 * @param userChoosesHeap whether the user gave the forks an {@code -Xmx} of their own
 */
record MemoryNeeds(long physicalBytes, long defaultHeapBytes, boolean userChoosesHeap) {
  private static final long MEBI = 1L << 20;

  /** Collectors that copy need room to copy to; what a JVM needs beside its heap is small then. */
  private static final double HEADROOM = 1.6;

  /** The operating system and this JVM need something too. */
  private static final double USABLE = 0.9;

  /** The needs on this machine. */
  static MemoryNeeds here(List<String> userJvmArgs) {
    OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    return new MemoryNeeds(
        system.getTotalMemorySize(),
        Runtime.getRuntime().maxMemory(),
        userJvmArgs.stream().anyMatch(arg -> arg.startsWith("-Xmx")));
  }

  /**
   * Refuses a cell that can't fit.
   *
   * @throws BadRequest with what it needs and what there is
   */
  void check(Cell cell) throws BadRequest {
    long needed = neededBytes(cell);
    if (needed > USABLE * physicalBytes) {
      throw new BadRequest(
          "%s needs about %d MiB of memory, this machine has %d; choose fewer workers or a smaller size"
              .formatted(cell.label(), needed / MEBI, physicalBytes / MEBI));
    }
  }

  /** The heap that the fork must be given because the JVM's default is too small. */
  OptionalInt heapMebibytesOf(Cell cell) {
    long needed = forkHeapBytes(cell);
    return userChoosesHeap || needed <= defaultHeapBytes
        ? OptionalInt.empty()
        : OptionalInt.of(Math.toIntExact(Math.ceilDiv(needed, MEBI)));
  }

  private static long neededBytes(Cell cell) {
    long child = withHeadroom(footprintOf(cell).heapBytes(1));
    return forkHeapBytes(cell) + (cell.isProcess() ? child * cell.workers() : 0);
  }

  private static long forkHeapBytes(Cell cell) {
    Footprint footprint = footprintOf(cell);
    if (!cell.isProcess()) {
      return withHeadroom(footprint.heapBytes(cell.workers()));
    }
    boolean sent = cell.work().map(work -> work.parameters().isInputSent()).orElse(false);
    // The input, and a copy on its way to each child.
    return sent ? withHeadroom(footprint.inputBytes() * (1L + cell.workers())) : 0;
  }

  private static long withHeadroom(long bytes) {
    return Math.round(HEADROOM * bytes);
  }

  private static Footprint footprintOf(Cell cell) {
    return cell.work().map(MemoryNeeds::footprintOf).orElse(Footprint.SMALL);
  }

  private static Footprint footprintOf(CellWork work) {
    return work.workload().footprint(work.parameters());
  }
}
