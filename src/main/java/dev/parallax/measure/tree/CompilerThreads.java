package dev.parallax.measure.tree;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

  /** By process and thread; false for a thread that does something else. */
  private final Map<Long, Map<String, Boolean>> known = new HashMap<>();

  CompilerThreads(ProcFiles files) {
    this.files = files;
  }

  /** CPU time of those that live, in nanoseconds. */
  long nanos(List<Long> processes) {
    long nanos = 0;
    for (long process : processes) {
      Map<String, Boolean> threads = known.computeIfAbsent(process, any -> new HashMap<>());
      for (String thread : files.threads(process)) {
        if (threads.computeIfAbsent(thread, any -> isCompiler(process, thread))) {
          nanos += nanos(process, thread);
        }
      }
    }
    return nanos;
  }

  private boolean isCompiler(long process, String thread) {
    return files
        .read("/proc/" + process + "/task/" + thread + "/comm")
        .filter(name ->
            name.startsWith("C1 Comp") || name.startsWith("C2 Comp") || name.startsWith("JVMCI"))
        .isPresent();
  }

  /** Time on a core, time waiting for one, time slices: the first of three numbers. */
  private long nanos(long process, String thread) {
    Optional<Long> onCore =
        files
            .read("/proc/" + process + "/task/" + thread + "/schedstat")
            .flatMap(text -> ProcFiles.number(text, ""));
    return onCore.orElse(0L);
  }
}
