package dev.parallax.measure.tree;

import java.util.Arrays;

/** The threads of this JVM that carry virtual ones. */
final class Carriers {
  /** Their class, which the JDK does not let others name but does not hide. */
  private static final String CLASS = "jdk.internal.misc.CarrierThread";

  private Carriers() {}

  /** How many there are now: as many as were needed at a time, until they have idled for long. */
  static long count() {
    ThreadGroup all = Thread.currentThread().getThreadGroup();
    while (all.getParent() != null) {
      all = all.getParent();
    }
    // Some may start meanwhile; what finds no room is left out without a word.
    Thread[] threads = new Thread[2 * all.activeCount() + 16];
    int found = all.enumerate(threads);
    return Arrays.stream(threads, 0, found)
        .filter(thread -> thread.getClass().getName().equals(CLASS))
        .count();
  }
}
