package dev.parallax.concurrency.pool;

/**
 * How many tasks go into one message to another JVM: as many as take about a quantum, by what tasks
 * have taken.
 *
 * <p>Towards the end of a batch fewer, as in guided self-scheduling (Polychronopoulos and Kuck,
 * IEEE Transactions on Computers C-36(12), 1987), where each chunk is a share of what is left. What
 * this guesses wrong is put right by the worker, which gives back the rest of a message after a
 * quantum.
 */
public final class Pace {
  /**
   * Who has been busy with the tasks of one message for so long gives the rest of them back, for
   * whoever is idle. An answer wakes the pool, which on two cores takes its time from a child: with
   * 200 us, uneven tasks took 27 ms where they took 22 to 27 with 500 (single batches).
   */
  public static final long QUANTUM_NANOS = 500_000;

  /** Messages made smaller than such a part of a quantum cost more than they balance. */
  private static final double LEAST_PARTS = 8;

  /**
   * Work in the queue, for each worker, that lasts until a pool that was asleep has put more there.
   */
  private static final double RESERVE_NANOS = 500_000;

  /** How much of the past counts: so much of the workers' time, after which it counts half. */
  private static final double MEMORY_NANOS = 100_000_000;

  private static final int MOST_TASKS = 4096;
  private static final int SHARES_PER_WORKER = 4;

  private final int workers;
  private final double quantumNanos;
  private double knownTasks;
  private double knownNanos;

  /** Of a pool with so many workers. */
  public Pace(int workers) {
    this(workers, QUANTUM_NANOS);
  }

  /** With another quantum, where a message costs more. */
  public Pace(int workers, long quantumNanos) {
    this.workers = workers;
    this.quantumNanos = quantumNanos;
  }

  /**
   * So many tasks took so long.
   *
   * <p>The mean is over time: one that followed the last messages would, after each long task among
   * short ones, make messages of one task, and workers would wait for the pool.
   */
  public void learn(int tasks, long nanos) {
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

  /** Whether so many tasks, in the queue or in progress, keep every worker busy for a while. */
  public boolean isEnough(int tasks) {
    return tasks * taskNanos() >= workers * (quantumNanos + RESERVE_NANOS);
  }

  /** Tasks for the next message when so many are left. */
  public int next(int left) {
    int most = (int) Math.clamp(quantumNanos / taskNanos(), 1, MOST_TASKS);
    int least = (int) Math.clamp(quantumNanos / LEAST_PARTS / taskNanos(), 1, MOST_TASKS);
    int share = left / (SHARES_PER_WORKER * workers);
    return Math.min(left, Math.clamp(share, least, most));
  }
}
