package dev.parallax.measure.tree;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The threads of JVMs by what they do, and the time that they have had.
 *
 * <p>By the kernel and not by {@code CompilationMXBean}, which counts a compilation only when it
 * has ended, counts the time in which a compiler waits for a core too, and would have to be asked
 * of each child JVM, which compiles what answers that. The kernel keeps 15 letters of HotSpot's
 * names, such as {@code C1 CompilerThread0}.
 */
final class JvmThreads {
  private static final List<String> COMPILERS = List.of("C1 Comp", "C2 Comp", "JVMCI");

  /** What is HotSpot's own besides: collectors, and the thread that stops all others. */
  private static final List<String> INTERNAL =
      List.of(
          "GC Thread",
          "G1 ",
          "VM Thread",
          "VM Periodic",
          "ZDriver",
          "ZWorker",
          "ZStat",
          "ZDirector",
          "ZUncommitter",
          "Shenandoah",
          Sampler.THREAD);

  private final ProcFiles files;

  /** By folder of the thread. */
  private final Map<String, Kind> known = new HashMap<>();

  private enum Kind {
    COMPILER,
    INTERNAL,
    JAVA
  }

  /**
   * What a thread has had so far.
   *
   * @param cpuNanos time on a core
   * @param queuedNanos time in which it could have run, but had no core
   */
  record Times(long cpuNanos, long queuedNanos) {
    static final Times NONE = new Times(0, 0);

    Times plus(Times other) {
      return new Times(cpuNanos + other.cpuNanos, queuedNanos + other.queuedNanos);
    }

    Times minus(Times other) {
      return new Times(cpuNanos - other.cpuNanos, queuedNanos - other.queuedNanos);
    }
  }

  JvmThreads(ProcFiles files) {
    this.files = files;
  }

  /** CPU time of the compilers that live, in nanoseconds. */
  long compilerNanos(List<Long> processes) {
    return folders(processes)
        .filter(is(Kind.COMPILER))
        .mapToLong(thread -> times(thread).cpuNanos)
        .sum();
  }

  /** What each thread that runs Java has had, by its folder. */
  Map<String, Times> java(List<Long> processes) {
    Map<String, Times> times = new HashMap<>();
    folders(processes).filter(is(Kind.JAVA)).forEach(thread -> times.put(thread, times(thread)));
    return times;
  }

  private Stream<String> folders(List<Long> processes) {
    return processes.stream()
        .flatMap(process ->
            files.threads(process).stream().map(thread -> "/proc/" + process + "/task/" + thread));
  }

  private Predicate<String> is(Kind kind) {
    return thread -> known.computeIfAbsent(thread, this::kind) == kind;
  }

  private Times times(String thread) {
    // Time on a core, time waiting for one, time slices.
    String text = files.read(thread + "/schedstat").orElse("");
    int second = text.indexOf(' ');
    return second < 0
        ? Times.NONE
        : new Times(
            ProcFiles.number(text, "").orElse(0L),
            ProcFiles.number(text.substring(second), "").orElse(0L));
  }

  private Kind kind(String thread) {
    String name = files.read(thread + "/comm").orElse("");
    return COMPILERS.stream().anyMatch(name::startsWith)
        ? Kind.COMPILER
        : INTERNAL.stream().anyMatch(name::startsWith) ? Kind.INTERNAL : Kind.JAVA;
  }
}
