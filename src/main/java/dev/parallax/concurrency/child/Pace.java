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

  private static final double WEIGHT = 0.25;
  private static final int MOST_TASKS = 4096;
  private static final int SHARES_PER_WORKER = 4;

  private final int workers;
  private double taskNanos = Double.POSITIVE_INFINITY;

  Pace(int workers) {
    this.workers = workers;
  }

  /** So many tasks took so long. */
  void learn(int tasks, long nanos) {
    double each = (double) nanos / tasks;
    taskNanos = Double.isInfinite(taskNanos) ? each : taskNanos + WEIGHT * (each - taskNanos);
  }

  /** Tasks for the next token when so many are left. */
  int next(int left) {
    int most = (int) Math.clamp(TaskLoop.QUANTUM_NANOS / taskNanos, 1, MOST_TASKS);
    int least = (int) Math.clamp(LEAST_NANOS / taskNanos, 1, MOST_TASKS);
    int share = left / (SHARES_PER_WORKER * workers);
    return Math.min(left, Math.clamp(share, least, most));
  }
}
