package dev.parallax.campaign;

import com.sun.management.OperatingSystemMXBean;
import dev.parallax.campaign.Cell.CellWork;
import dev.parallax.concurrency.child.ChildFlags;
import dev.parallax.workload.Footprint;
import dev.parallax.workload.UserClasses;
import java.lang.management.ManagementFactory;
import java.util.List;

/**
 * Whether a cell fits into this machine's memory, and which heap its fork has.
 *
 * <p>A heap of a size that doesn't change: a collector that starts with a small one makes it larger
 * again and again in the first second of a fork, and every time what is measured pays for memory
 * that is touched for the first time. With the JVM's own choice, a quarter of the machine's memory
 * at most, an iteration of {@code vector-add} in which the heap had grown took up to ten times as
 * long as the next one; with this one all were within a tenth from the third on. That is also the
 * practice of DaCapo (Blackburn et al., OOPSLA 2006), whose heaps are multiples of what a program
 * needs, and it is the same on machines with more memory.
 *
 * @param physicalBytes memory of the machine, or of the container we are in
 * @param defaultHeapBytes heap that a fork has at most if nothing is said
 * @param userChoosesHeap whether the user gave the forks a heap of their own
 */
record MemoryNeeds(long physicalBytes, long defaultHeapBytes, boolean userChoosesHeap) {
  private static final long MEBI = 1L << 20;

  /** Enough for all default sizes, and little enough to be used as a whole soon. */
  private static final long USUAL_HEAP_BYTES = 1L << 30;

  /** Where there is room for it: a collector that runs all the time would be what is measured. */
  private static final int TIMES_NEEDED = 2;

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
        userJvmArgs.stream().anyMatch(ChildFlags::isHeapSize));
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

  /**
   * The JVM flags for the heap of a cell's forks: as large at the start as at the end. Of a user's
   * own work that doesn't say what it needs, only what it begins with.
   *
   * @return none if it is the user's to choose
   */
  List<String> heapArgsOf(Cell cell) {
    if (userChoosesHeap) {
      return List.of();
    }
    long needed = forkHeapBytes(cell);
    long wanted = Math.max(USUAL_HEAP_BYTES, TIMES_NEEDED * needed);
    long heapMebibytes = Math.ceilDiv(Math.max(needed, Math.min(wanted, defaultHeapBytes)), MEBI);
    String initial = "-Xms" + heapMebibytes + "m";
    return isUnknown(cell) ? List.of(initial) : List.of(initial, "-Xmx" + heapMebibytes + "m");
  }

  private static boolean isUnknown(Cell cell) {
    return cell.work()
        .filter(work -> !UserClasses.of(work.workload()).isEmpty())
        .filter(work -> footprintOf(work).equals(Footprint.SMALL))
        .isPresent();
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
