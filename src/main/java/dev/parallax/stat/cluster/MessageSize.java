package dev.parallax.stat.cluster;

/**
 * How many tasks go into one message. The rule is that of the pools, {@code concurrency.pool.Pace},
 * which this half of the suite doesn't see: a test holds both to each other.
 */
final class MessageSize {
  /** A member that has been at a message for so long gives back what it has not begun. */
  static final double QUANTUM_SECONDS = 2e-3;

  private static final double LEAST_PARTS = 8;

  /** How much of the past counts: so much of the members' time, after which it counts half. */
  private static final double MEMORY_SECONDS = 0.1;

  private static final int MOST_TASKS = 4096;
  private static final int SHARES_PER_MEMBER = 4;

  private final int members;
  private double knownTasks;
  private double knownSeconds;

  MessageSize(int members) {
    this.members = members;
  }

  /** So many tasks took so long. */
  void learn(int tasks, double seconds) {
    knownTasks += tasks;
    knownSeconds += seconds;
    if (knownSeconds > MEMORY_SECONDS) {
      knownTasks /= 2;
      knownSeconds /= 2;
    }
  }

  /** Tasks for the next message when so many are left. */
  int next(int left) {
    double perQuantum = knownTasks == 0 ? 0 : QUANTUM_SECONDS * knownTasks / knownSeconds;
    int most = (int) Math.clamp(perQuantum, 1, MOST_TASKS);
    int least = (int) Math.clamp(perQuantum / LEAST_PARTS, 1, MOST_TASKS);
    int share = left / (SHARES_PER_MEMBER * members);
    return Math.min(left, Math.clamp(share, least, most));
  }
}
