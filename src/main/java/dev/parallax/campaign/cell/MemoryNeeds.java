package dev.parallax.campaign.cell;

import com.sun.management.OperatingSystemMXBean;
import dev.parallax.campaign.cell.Cell.CellWork;
import dev.parallax.concurrency.ConcurrencyModel;
import dev.parallax.concurrency.child.ChildFlags;
import dev.parallax.jvm.HeapTouch;
import dev.parallax.machine.MachineFiles;
import dev.parallax.machine.MemoryLimit;
import dev.parallax.workload.Footprint;
import dev.parallax.workload.UsersWorkload;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Whether a cell fits into this machine's memory, and which heap its fork has.
 *
 * <p>A heap of a size that doesn't change, all of whose pages are touched before anything runs:
 * that of a JVM that has run for long. With a heap that is touched as it is used, a batch of {@code
 * vector-add} took 0.46 s in place of 0.02 s on a machine where a page fault costs 10 us, until its
 * arrays had walked through all of 1 GiB; and the first measured iteration was 2.3 times as slow as
 * the others on another one.
 *
 * <p>As small as the work allows, since touching costs time at every start: on the first of these
 * machines 1.6 s for 1 GiB, 0.5 s for 320 MiB. Times of a batch were the same with both, within
 * their noise. A fixed heap that is a multiple of what a program needs is also the practice of
 * DaCapo (Blackburn et al., OOPSLA 2006). All cells of a work have the same one, so that they
 * differ in model and workers only. Huge pages were tried: they are touched in a fifteenth of the
 * time, but a JVM that has them is another one for work that jumps about in memory.
 *
 * @param memory of the machine, or of the control group that we are in
 * @param defaultHeapBytes heap that a fork has at most if nothing is said
 * @param userChoosesHeap whether the user gave the forks a heap of their own
 * @param mostWorkers of any cell of the plan
 */
public record MemoryNeeds(
    MemoryLimit memory, long defaultHeapBytes, boolean userChoosesHeap, int mostWorkers) {
  private static final long MEBI = 1L << 20;

  /** Of work that needs next to nothing: a collection has to be rare enough not to matter. */
  private static final long LEAST_HEAP_BYTES = 64 * MEBI;

  /** Of work whose needs are not known: what it begins with. */
  private static final long UNKNOWN_HEAP_BYTES = 256 * MEBI;

  /** More takes longer to touch than it saves. */
  private static final long MOST_GROWN_BYTES = 1024 * MEBI;

  /** Where there is room for it: a collector that runs all the time would be what is measured. */
  private static final int TIMES_NEEDED = 2;

  /** Collectors that copy need room to copy to; what a JVM needs besides its heap is small then. */
  private static final double HEADROOM = 1.6;

  /** The operating system needs something too. */
  private static final double USABLE = 0.9;

  /** A JVM chooses a quarter of its memory; it may not know of every limit around it. */
  private static final int DEFAULT_HEAP_SHARE = 4;

  /**
   * What is resident beside heaps: of the campaign with its heap and its launcher, of a fork, and
   * of a child. Measured as 150, 60 and 40 MiB after minutes of {@code cpu}.
   */
  private static final long CAMPAIGN_BYTES = 180 * MEBI;

  private static final long FORK_BYTES = 60 * MEBI;
  private static final long CHILD_BYTES = 40 * MEBI;

  /** Of a member of a cluster, whose engine has classes, threads and buffers of its own. */
  private static final long MEMBER_BYTES = 140 * MEBI;

  /** See {@code ChildFlags}. */
  private static final long LEAST_CHILD_HEAP_BYTES = 32 * MEBI;

  /** The needs on this machine. */
  public static MemoryNeeds here(List<String> userJvmArgs, List<Cell> cells) {
    OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    MemoryLimit memory =
        MemoryLimit.read(MachineFiles.ofThisMachine(), system.getTotalMemorySize());
    return new MemoryNeeds(
        memory,
        Math.min(Runtime.getRuntime().maxMemory(), memory.bytes() / DEFAULT_HEAP_SHARE),
        userJvmArgs.stream().anyMatch(ChildFlags::isHeapSize),
        cells.stream().mapToInt(Cell::workers).max().orElse(1));
  }

  /**
   * Refuses cells that can't fit.
   *
   * @throws BadRequest with what the largest needs and what there is
   */
  public void check(List<Cell> cells) throws BadRequest {
    Optional<Cell> largest = largest(cells);
    if (largest.isPresent() && neededBytes(largest.get()) > USABLE * memory.bytes()) {
      throw new BadRequest(
          inWords(largest.get())
              + ", and a tenth must be left; choose fewer workers or a smaller size");
    }
  }

  /** What the largest of some cells needs beside what there is; nothing if there are none. */
  public Optional<String> inWords(List<Cell> cells) {
    return largest(cells).map(this::inWords);
  }

  private String inWords(Cell cell) {
    String limit = memory.file().map(file -> " (" + file + ")").orElse("");
    return "%s %s needs about %s MiB of memory for all JVMs, of %s%s"
        .formatted(
            cell.shortName(),
            cell.params().values().stream()
                .filter(value -> !value.equals("default"))
                .collect(Collectors.joining(" ")),
            neededBytes(cell) / MEBI,
            memory.bytes() / MEBI,
            limit);
  }

  private Optional<Cell> largest(List<Cell> cells) {
    return cells.stream().max(Comparator.comparingLong(this::neededBytes));
  }

  /**
   * The JVM flags for the heap of a cell's forks: as large at the start as at the end. Of a user's
   * own work that doesn't say what it needs, only what it begins with. A fork whose children do the
   * work touches nothing: its children do, if they stay ({@link #touchesHeaps}).
   *
   * @param grownBytes what the heap had grown to when the work was rehearsed; 0 if it was not
   * @return none if it is the user's to choose
   */
  public List<String> heapArgsOf(Cell cell, long grownBytes) {
    if (userChoosesHeap) {
      return List.of();
    }
    List<String> args = new ArrayList<>();
    if (isUnknown(cell)) {
      long begun = Math.clamp(grownBytes, UNKNOWN_HEAP_BYTES, MOST_GROWN_BYTES);
      args.add("-Xms" + Math.min(begun, defaultHeapBytes) / MEBI + "m");
    } else {
      long heapMebibytes = Math.ceilDiv(heapBytes(cell), MEBI);
      args.add("-Xms" + heapMebibytes + "m");
      args.add("-Xmx" + heapMebibytes + "m");
    }
    if (!cell.hasOtherJvms()) {
      args.add(HeapTouch.FLAG);
    }
    return List.copyOf(args);
  }

  /** What forks that live side by side may have in all. */
  public long sideBySideBytes() {
    return Math.round(USABLE * memory.bytes()) - CAMPAIGN_BYTES;
  }

  /**
   * What a fork of a cell keeps of the memory while it lives, its children included: heaps whose
   * pages are touched, and what JVMs need besides. A heap that the user chooses may grow to all of
   * its size; how large that is, only the JVM knows.
   */
  public long residentBytes(Cell cell) {
    long heap = userChoosesHeap ? defaultHeapBytes : heapBytes(cell);
    if (!cell.hasOtherJvms()) {
      return heap + FORK_BYTES;
    }
    long leastOfChild =
        Math.max(
            LEAST_CHILD_HEAP_BYTES, TIMES_NEEDED * withHeadroom(footprintOf(cell).heapBytes(1)));
    long ofChild = Math.max(heap / cell.workers(), leastOfChild) + childBytes(cell);
    return forkHeapBytes(cell) + FORK_BYTES + cell.workers() * ofChild;
  }

  private long heapBytes(Cell cell) {
    long ofWork = withHeadroom(footprintOf(cell).heapBytes(mostWorkers));
    long wanted = Math.max(LEAST_HEAP_BYTES, TIMES_NEEDED * ofWork);
    return Math.max(forkHeapBytes(cell), Math.min(wanted, defaultHeapBytes));
  }

  /** Whether heaps are touched before they are used; a heap of the user's is left as it is. */
  public boolean touchesHeaps() {
    return !userChoosesHeap;
  }

  private static boolean isUnknown(Cell cell) {
    return cell.work()
        .filter(work -> work.workload() instanceof UsersWorkload)
        .filter(work -> footprintOf(work).equals(Footprint.SMALL))
        .isPresent();
  }

  /** Of all JVMs together, as far as the suite says what they are. */
  private long neededBytes(Cell cell) {
    // The heap of a fork whose children do the work is not touched before it is used.
    boolean isTouched = !userChoosesHeap && !isUnknown(cell) && !cell.hasOtherJvms();
    long heap = isTouched ? heapBytes(cell) : forkHeapBytes(cell);
    long childHeap = Math.max(LEAST_CHILD_HEAP_BYTES, withHeadroom(footprintOf(cell).heapBytes(1)));
    long children = cell.hasOtherJvms() ? (childBytes(cell) + childHeap) * cell.workers() : 0;
    return CAMPAIGN_BYTES + FORK_BYTES + heap + children;
  }

  private static long childBytes(Cell cell) {
    return cell.model() == ConcurrencyModel.CLUSTER ? MEMBER_BYTES : CHILD_BYTES;
  }

  private static long forkHeapBytes(Cell cell) {
    Footprint footprint = footprintOf(cell);
    if (!cell.hasOtherJvms()) {
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
