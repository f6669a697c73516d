package dev.parallax.concurrency.pool;

import java.util.Arrays;
import java.util.OptionalInt;

/**
 * On which carrier threads the tasks of a batch started and stopped, where that was noted.
 *
 * <p>A virtual thread tells its carrier only by its {@code toString}, which takes a lock and makes
 * several strings. So a worker that has noted one looks away for a while, many times as long as
 * that took: of long tasks most are noted, of short ones some, and a batch takes less than a
 * hundredth longer whatever its tasks are. Whether it is time again is told by the clock reading
 * that a task's start is anyway. Each worker writes only the places of its own tasks, as in {@link
 * TaskRuns}.
 */
public final class CarrierNotes {
  /** A fifth of a hundredth: what else a note costs, in caches and collections, is unknown. */
  private static final long PAUSE_PER_COST = 500;

  private static final int NONE = -1;

  private final int[] atStart;
  private final int[] atStop;
  private final long[] costNanos;
  private final long[] quietUntilNanos;

  /**
   * Room for the tasks of a batch.
   *
   * @param workers who look away, each for itself; those with higher numbers share these places,
   *     which is of use where all tasks are in progress at once
   */
  CarrierNotes(int tasks, int workers) {
    this.atStart = new int[tasks];
    this.atStop = new int[tasks];
    this.costNanos = new long[workers];
    this.quietUntilNanos = new long[workers];
    Arrays.fill(atStart, NONE);
    Arrays.fill(atStop, NONE);
    Arrays.fill(quietUntilNanos, System.nanoTime());
  }

  /** Number of the carrier on which a task started, from 1. */
  public OptionalInt atStart(int task) {
    return known(atStart[task]);
  }

  /** Number of the carrier on which a task stopped, from 1. */
  public OptionalInt atStop(int task) {
    return known(atStop[task]);
  }

  private static OptionalInt known(int carrier) {
    return carrier == NONE ? OptionalInt.empty() : OptionalInt.of(carrier);
  }

  /** Whether a worker's next task is to be noted. */
  boolean isDue(int worker, long nowNanos) {
    int lane = worker % costNanos.length;
    return nowNanos - quietUntilNanos[lane] >= 0;
  }

  /** A task is about to start on this thread; its end is to be told, too. */
  void start(int task, int worker) {
    int lane = worker % costNanos.length;
    long before = System.nanoTime();
    atStart[task] = carrier();
    long after = System.nanoTime();
    costNanos[lane] = after - before;
    // Where there is no limit, others of this lane start before this one stops.
    quietUntilNanos[lane] = after + PAUSE_PER_COST * costNanos[lane];
  }

  /** A task whose start was noted has stopped on this thread. */
  void stop(int task, int worker) {
    int lane = worker % costNanos.length;
    long before = System.nanoTime();
    atStop[task] = carrier();
    long after = System.nanoTime();
    quietUntilNanos[lane] = after + PAUSE_PER_COST * (costNanos[lane] + after - before);
  }

  /** The last number in {@code VirtualThread[#30,name]/runnable@ForkJoinPool-1-worker-2}. */
  private static int carrier() {
    String words = Thread.currentThread().toString();
    int from = words.length();
    while (from > 0 && words.charAt(from - 1) >= '0' && words.charAt(from - 1) <= '9') {
      from--;
    }
    // Ten digits may be no int any more.
    boolean isNumber = from < words.length() && words.length() - from < 10;
    return isNumber && words.lastIndexOf('@') >= 0
        ? Integer.parseInt(words, from, words.length(), 10)
        : NONE;
  }
}
