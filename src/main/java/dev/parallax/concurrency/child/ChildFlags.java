package dev.parallax.concurrency.child;

import dev.parallax.concurrency.pool.PoolOptions;
import dev.parallax.jvm.ClassArchive;
import dev.parallax.jvm.HeapTouch;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Flags of a child JVM: those of this JVM, so that models differ in model only.
 *
 * <p>The garbage collector is named, because a JVM chooses by the size of the machine and a child
 * with a small heap might choose another. The heap is this JVM's divided by the number of children,
 * but never less than the batch needs.
 */
public final class ChildFlags {
  /** A JVM with less than this spends its time collecting garbage whatever the work is. */
  private static final long MIN_HEAP_BYTES = 32L << 20;

  private static final long MEBI = 1L << 20;

  private ChildFlags() {}

  /**
   * The flags of one of {@code children} children.
   *
   * @param neededBytes heap that one child can't do without
   * @param options the user's own flags for children, and whether they have a class archive
   */
  public static List<String> derive(int children, long neededBytes, PoolOptions options) {
    List<String> flags =
        new ArrayList<>(inherited(ManagementFactory.getRuntimeMXBean().getInputArguments()));
    if (options.classArchive()) {
      flags.addAll(ClassArchive.ownFlags());
    }
    if (options.childArgs().stream().anyMatch(ChildFlags::isCollector)) {
      // A JVM refuses to start with two collectors.
      flags.removeIf(ChildFlags::isCollector);
    } else {
      flags.addAll(collectorFlag());
    }
    if (options.childArgs().stream().noneMatch(ChildFlags::isHeapSize)) {
      flags.addAll(heapFlags(children, neededBytes));
    }
    if (options.touchesHeap()) {
      flags.add(HeapTouch.FLAG);
    }
    flags.addAll(options.childArgs());
    return List.copyOf(flags);
  }

  /** A share of this JVM's heap; one that doesn't grow where this JVM's doesn't. */
  private static List<String> heapFlags(int children, long neededBytes) {
    MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
    // Twice what is needed: a collector that copies needs room to copy to.
    long least = Math.max(MIN_HEAP_BYTES, 2 * neededBytes);
    long most = Math.max(Runtime.getRuntime().maxMemory() / children, least);
    long initial = Math.clamp(heap.getInit() / children, least, most);
    return List.of(
        "-Xms" + Math.ceilDiv(initial, MEBI) + "m", "-Xmx" + Math.ceilDiv(most, MEBI) + "m");
  }

  /** Those of a parent's flags that a child has too. */
  static List<String> inherited(List<String> ofParent) {
    return ofParent.stream().filter(ChildFlags::isInherited).toList();
  }

  /** Whether a JVM flag says how large a heap is, or part of it. */
  public static boolean isHeapSize(String flag) {
    return flag.matches(
        "-Xm[nsx].*|-XX:[+]AggressiveHeap"
            + "|-XX:\\w*(HeapSize|NewSize|RAM|RAMPercentage|RAMFraction)=.*");
  }

  private static boolean isCollector(String flag) {
    return flag.matches("-XX:[+-]Use\\w*GC");
  }

  /**
   * JIT and runtime flags are, and what own work finds in its JVM: properties, modules and
   * assertions; sizes of heaps, agents, debuggers, JMH's own files and files that a JVM writes at
   * its end are not: a child would write over its parent's.
   */
  private static boolean isInherited(String flag) {
    if (flag.matches(
        "-Xint|-Xcomp|-Xss.*|-Xbootclasspath/a:.*|-(ea|da|esa|dsa)(:.*)?"
            + "|-(en|dis)able(system)?assertions(:.*)?"
            + "|--(add|enable|illegal|module|upgrade|patch|limit)-.*")) {
      return true;
    }
    if (flag.startsWith("-D")) {
      return !flag.matches("-D(parallax|jmh|com\\.sun\\.management|sun\\.misc\\.unsafe)\\..*");
    }
    return flag.startsWith("-XX:")
        && !isHeapSize(flag)
        && !flag.matches(
            ".*(CompileCommand|FlightRecord|HeapDump|ErrorFile|ReplayDataFile|AOTMode"
                + "|AOTConfiguration|AOTCacheOutput|Archive).*");
  }

  /** One that we don't know was chosen by a flag, which is inherited. */
  private static List<String> collectorFlag() {
    return ManagementFactory.getGarbageCollectorMXBeans().stream()
        .flatMap(bean -> collectorNamed(bean.getName()).stream())
        .limit(1)
        .map("-XX:+Use%sGC"::formatted)
        .toList();
  }

  private static Optional<String> collectorNamed(String bean) {
    return switch (bean.split(" ", 2)[0]) {
      case "G1" -> Optional.of("G1");
      case "PS" -> Optional.of("Parallel");
      case "Copy", "MarkSweepCompact" -> Optional.of("Serial");
      case "ZGC" -> Optional.of("Z");
      case "Shenandoah" -> Optional.of("Shenandoah");
      default -> Optional.empty();
    };
  }
}
