package dev.parallax.table;

import java.util.Locale;

/**
 * Something a reader of a number should know. Data, attached to what it is about; presenters turn
 * equal ones into one footnote.
 *
 * @param kind which rule it comes from
 * @param message one sentence without a full stop
 */
public record Warning(Kind kind, String message) {
  /** The rules. */
  public enum Kind {
    /** One fork: nothing is known of how forks differ. */
    ONE_FORK,
    /** Ran inside JMH's own JVM. */
    NOT_FORKED,
    /** The file doesn't hold the measured values, only JMH's score. */
    NO_VALUES,
    /** A value is zero, negative or not a number, so it has no logarithm. */
    NOT_POSITIVE,
    /** Several rows of a file had the same key. */
    POOLED,
    /** A fork was far from what its cell and round predict. */
    CLIPPED,
    /** The cell has too few rounds to be judged with the others. */
    TOO_FEW_ROUNDS,
    /** The cell left the race, because it was shown slower than another. */
    DROPPED,
    /** Child JVMs had flags of their own. */
    CHILD_ARGS,
    /** Its first iterations are slower than the rest in most forks. */
    NOT_WARM,
    /** Compilers took much of the cores while it was measured. */
    STILL_COMPILING,
    /** It is faster than its workers or the cores allow. */
    MORE_THAN_THE_CORES_CAN_GIVE,
    /** Forks of it used up the CPU quota. */
    THROTTLED,
    /** The hypervisor gave much of the CPU time of its forks to others. */
    STEAL,
    /** Memory was short while it was measured. */
    MEMORY_STALL,
    /** The cell's work differs by nature. */
    OTHER_NATURE,
    /** The cell mixes results that differ in a dimension nobody named. */
    RESIDUE,
    /** Too few forks to compare: what differs may be chance. */
    EXPLORATORY,
    /** The forks of one run differ more than the runs do. */
    UNEVEN_FORKS;

    /** The word in machine-readable outputs: in lower case, with hyphens. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** The same of one input among several. */
  public Warning of(String label) {
    return new Warning(kind, label + ": " + message);
  }
}
