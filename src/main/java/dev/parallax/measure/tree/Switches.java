package dev.parallax.measure.tree;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;

/**
 * How often each thread of the tree has left its core so far.
 *
 * <p>The kernel's files have this of living threads only. The counts of threads that have ended go
 * to the parent of their process, through a system call that Java has no access to.
 *
 * @param ofThreads by number of the thread
 */
record Switches(Map<Long, Count> ofThreads) {
  /**
   * How often.
   *
   * @param voluntary because the thread had to wait
   * @param involuntary because it was another's turn
   */
  record Count(long voluntary, long involuntary) {}

  Switches {
    ofThreads = Map.copyOf(ofThreads);
  }

  static Switches read(ProcFiles files, ProcTree.Reading tree) {
    Map<Long, Count> counts = new HashMap<>();
    for (ProcStat process : tree.processes()) {
      for (String thread : files.threads(process.pid())) {
        files
            .read("/proc/" + process.pid() + "/task/" + thread + "/status")
            .flatMap(Switches::parse)
            .ifPresent(count -> counts.put(Long.valueOf(thread), count));
      }
    }
    return new Switches(counts);
  }

  private static Optional<Count> parse(String status) {
    return ProcFiles.number(status, "voluntary_ctxt_switches:")
        .flatMap(voluntary ->
            ProcFiles.number(status, "nonvoluntary_ctxt_switches:")
                .map(involuntary -> new Count(voluntary, involuntary)));
  }

  /** How often since then; absent when a thread has ended, whose last switches are unknown. */
  Optional<Count> since(Switches earlier) {
    if (ofThreads.isEmpty() || !ofThreads.keySet().containsAll(earlier.ofThreads.keySet())) {
      return Optional.empty();
    }
    long voluntary = sum(Count::voluntary) - earlier.sum(Count::voluntary);
    long involuntary = sum(Count::involuntary) - earlier.sum(Count::involuntary);
    return Optional.of(new Count(voluntary, involuntary));
  }

  private long sum(ToLongFunction<Count> kind) {
    return ofThreads.values().stream().mapToLong(kind).sum();
  }
}
