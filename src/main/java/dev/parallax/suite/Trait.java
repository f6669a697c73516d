package dev.parallax.suite;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Something about a workload that decides how its cells are judged and what is advised. */
public enum Trait {
  /** Child JVMs do other work than threads, as they don't share a lock: never recommended. */
  OTHER_WORK_IN_PROCESSES("other-work-in-processes"),
  /** Tasks write files, during which a virtual thread holds its carrier. */
  WRITES_FILES("writes-files"),
  /**
   * Tasks never wait, so that each keeps a core busy from its start to its end: not tried with more
   * workers than twice the cores, unless they are asked for.
   */
  COMPUTES("computes"),
  /** Tasks do nothing, so that only the cost of the model is measured. */
  DOES_NOTHING("does-nothing");

  /**
   * Of the suite's own workloads, for results that don't say it: those of runs before the traits
   * were written into {@code environment.json}, and lone files.
   */
  private static final Map<String, Set<Trait>> BUILT_IN =
      Map.of(
          "lock", Set.of(OTHER_WORK_IN_PROCESSES),
          "file-write", Set.of(WRITES_FILES),
          "mixed", Set.of(WRITES_FILES),
          "noop", Set.of(DOES_NOTHING));

  private final String word;

  Trait(String word) {
    this.word = word;
  }

  /** The word in {@code environment.json}. */
  public String word() {
    return word;
  }

  /** The trait with this word, if there is one. */
  public static Optional<Trait> of(String word) {
    return Arrays.stream(values()).filter(trait -> trait.word.equals(word)).findFirst();
  }

  /** The traits of a workload of which only the name is known. */
  public static Set<Trait> builtIn(String workload) {
    return BUILT_IN.getOrDefault(workload, Set.of());
  }
}
