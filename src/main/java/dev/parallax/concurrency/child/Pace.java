package dev.parallax.concurrency.child;

/**
 * How many tasks go into one token: as many as take about a quantum, by what tasks have taken.
 *
 * <p>Towards the end of a batch fewer, as in guided self-scheduling (Polychronopoulos and Kuck,
 * IEEE Transactions on Computers C-36(12), 1987), where each chunk is a share of what is left. What
 * this guesses wrong is put right by the child, which gives back the rest of a token after a
 * quantum.
 */
final class Pace {
  /** Tokens made smaller than this cost more than they balance. */
  private static final double LEAST_NANOS = TaskLoop.QUANTUM_NANOS / 8.0;

  /**
   * Work in the queue, for each child, that lasts until a pool that was asleep has put more there.
   */
  private static final double RESERVE_NANOS = 500_000;

  /** How much of the past counts: so much of the children's time, after which it counts half. */
  private static final double MEMORY_NANOS = 100_000_000;

  private static final int MOST_TASKS = 4096;
  private static final int SHARES_PER_WORKER = 4;

  private final int workers;
  private double knownTasks;
  private double knownNanos;

  Pace(int workers) {
    this.workers = workers;
  }

  /**
   * So many tasks took so long.
   *
   * <p>The mean is over time: one that followed the last tokens would, after each long task among
   * short ones, make tokens of one task, and children would wait for the pool.
   */
  void learn(int tasks, long nanos) {
    knownTasks += tasks;
    knownNanos += nanos;
    if (knownNanos > MEMORY_NANOS) {
      knownTasks /= 2;
      knownNanos /= 2;
    }
  }

  private double taskNanos() {
    return knownTasks == 0 ? Double.POSITIVE_INFINITY : knownNanos / knownTasks;
  }

  /** Whether so many tasks, in the queue or in progress, keep every child busy for a while. */
  boolean isEnough(int tasks) {
    return tasks * taskNanos() >= workers * (TaskLoop.QUANTUM_NANOS + RESERVE_NANOS);
  }

  /** Tasks for the next token when so many are left. */
  int next(int left) {
    int most = (int) Math.clamp(TaskLoop.QUANTUM_NANOS / taskNanos(), 1, MOST_TASKS);
    int least = (int) Math.clamp(LEAST_NANOS / taskNanos(), 1, MOST_TASKS);
    int share = left / (SHARES_PER_WORKER * workers);
    return Math.min(left, Math.clamp(share, least, most));
  }
}
