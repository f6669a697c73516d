package dev.parallax.measure.tree;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How often each thread of the tree has left its core so far.
 *
 * <p>The kernel tells that of living threads only. What those did that have ended it tells their
 * process's parent alone, through a system call that Java has no access to.
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
    Optional<Long> voluntary = ProcFiles.number(status, "voluntary_ctxt_switches:");
    Optional<Long> involuntary = ProcFiles.number(status, "nonvoluntary_ctxt_switches:");
    return voluntary.isPresent() && involuntary.isPresent()
        ? Optional.of(new Count(voluntary.get(), involuntary.get()))
        : Optional.empty();
  }

  /** How often since then; nothing when a thread has ended, whose last ones nobody knows. */
  Optional<Count> since(Switches earlier) {
    if (ofThreads.isEmpty() || !ofThreads.keySet().containsAll(earlier.ofThreads.keySet())) {
      return Optional.empty();
    }
    Count now = sum();
    Count then = earlier.sum();
    return Optional.of(
        new Count(now.voluntary - then.voluntary, now.involuntary - then.involuntary));
  }

  private Count sum() {
    long voluntary = 0;
    long involuntary = 0;
    for (Count count : ofThreads.values()) {
      voluntary += count.voluntary();
      involuntary += count.involuntary();
    }
    return new Count(voluntary, involuntary);
  }
}
