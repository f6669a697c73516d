package dev.parallax.measure.tree;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The threads by which JVMs compile, and the CPU time that they have taken.
 *
 * <p>By the kernel and not by {@code CompilationMXBean}, which counts a compilation only when it
 * has ended, counts the time in which a compiler waits for a core too, and would have to be asked
 * of each child JVM, which compiles what answers that. HotSpot calls the threads {@code C1
 * CompilerThread0} and so on; the kernel keeps 15 letters.
 */
final class CompilerThreads {
  private final ProcFiles files;

  /** By folder of the thread; false for a thread that does something else. */
  private final Map<String, Boolean> known = new HashMap<>();

  CompilerThreads(ProcFiles files) {
    this.files = files;
  }

  /** CPU time of those that live, in nanoseconds. */
  long nanos(List<Long> processes) {
    return processes.stream()
        .flatMap(process ->
            files.threads(process).stream().map(thread -> "/proc/" + process + "/task/" + thread))
        .filter(thread -> known.computeIfAbsent(thread, this::isCompiler))
        // Time on a core, time waiting for one, time slices: the first of three numbers.
        .flatMap(thread -> files.read(thread + "/schedstat").stream())
        .mapToLong(text -> ProcFiles.number(text, "").orElse(0L))
        .sum();
  }

  private boolean isCompiler(String thread) {
    return files
        .read(thread + "/comm")
        .filter(name ->
            name.startsWith("C1 Comp") || name.startsWith("C2 Comp") || name.startsWith("JVMCI"))
        .isPresent();
  }
}
