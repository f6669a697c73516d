package dev.parallax.planted;

import java.util.PriorityQueue;

/**
 * Plans the tasks of a JVM to absolute times: a task counts from when the one before it was to end.
 * So what waking up late and handing over takes is part of the sleep, and many tasks one after the
 * other take what they were to take, on a machine that wakes its threads late too.
 */
final class Lanes {
  /**
   * More than it takes to hand a task over and to begin the next batch. Less than a task, and than
   * lies between two iterations, when profilers read their figures: some 40 ms.
   */
  private static final long LONGEST_GAP_NANOS = 5_000_000;

  private final PriorityQueue<Long> ends = new PriorityQueue<>();

  /** When a task that starts now counts as begun. */
  synchronized long begin(long now) {
    while (!ends.isEmpty()) {
      long end = ends.remove();
      if (now - end <= LONGEST_GAP_NANOS) {
        return end;
      }
    }
    return now;
  }

  /** To be told when a task is over, with the time when it was to be. */
  synchronized void end(long planned) {
    ends.add(planned);
  }
}
