package dev.parallax.own;

import dev.parallax.concurrency.ConcurrencyModel;
import dev.parallax.concurrency.pool.Work;
import dev.parallax.concurrency.pool.WorkerPool;
import dev.parallax.own.WaitTrial.Found;
import dev.parallax.workload.Parameters;
import java.io.IOException;
import java.io.Serializable;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Whether a workload computes or waits, and how many workers that wait are worth having.
 *
 * <p>Counts are tried from the number of tasks downwards, by halves: batches of work that waits are
 * shortest there. It ends where fewer workers are slower.
 *
 * @param className its class
 * @param cores of this machine: fewer workers are of no interest
 * @param known what a serial run keeps busy, as a long one has shown; unknown if that is to be
 *     found out
 */
public record WaitTrial(String className, Parameters parameters, int cores, BusyCores known)
    implements Question<Found> {
  /** Below this share of a core a serial run waits, for the most part. */
  private static final double WAITS = 0.5;

  /** Share of the cores: the margin of verdicts. */
  private static final double MOST_OWN = 0.05;

  /** More threads than that are no reasonable pool. */
  private static final int MOST_WORKERS = 1024;

  /** Fewer workers are preferred if they are slower by no more. */
  private static final double TOLERANCE = 1.1;

  /** Batches are run several times in this time, and the fastest counts: neighbours slow some. */
  private static final long NANOS_PER_COUNT = 1_000_000_000;

  private static final int MOST_RUNS = 5;

  /**
   * What was found.
   *
   * @param busy cores of a serial run if it had the machine for itself
   * @param byWorkers the time of a batch for each count that was tried; empty for work that
   *     computes
   */
  public record Found(BusyCores busy, TreeMap<Integer, Duration> byWorkers)
      implements Serializable {
    /** Whether it waits, and more workers than cores were tried. */
    public boolean waits() {
      return !byWorkers.isEmpty();
    }

    /**
     * Whether so many workers would keep this JVM busy for so little that it makes no difference
     * how fast its code is: what works is another process or machine, or nothing but time passes.
     */
    public boolean isElsewhere(int workers, int cores) {
      double atOnce = Math.min(workers, cores / busy.all());
      return busy.own() * atOnce <= MOST_OWN * cores;
    }

    /** The highest count that was tried. */
    public int most() {
      return byWorkers.lastKey();
    }

    /** The time of a batch with so many workers, or the next fewer that were tried. */
    public Optional<Duration> batch(int workers) {
      return Optional.ofNullable(byWorkers.floorEntry(workers)).map(Map.Entry::getValue);
    }

    /** The fewest workers that are about as fast as any. */
    public int best() {
      double fastest = Collections.min(byWorkers.values()).toNanos();
      return byWorkers.entrySet().stream()
          .filter(tried -> tried.getValue().toNanos() <= TOLERANCE * fastest)
          .map(Map.Entry::getKey)
          .findFirst()
          .orElseThrow();
    }
  }

  @Override
  public Found answer(Host host)
      throws InterruptedException, IOException, ReflectiveOperationException {
    try (Work work = Work.open(host.workload(className), parameters)) {
      BusyCores busy = (known.isKnown() ? known : busy(work)).over(CoreShare.now());
      return new Found(busy, busy.all() < WAITS ? byWorkers(work) : new TreeMap<>());
    }
  }

  private static BusyCores busy(Work work) throws InterruptedException {
    try (WorkerPool serial = ConcurrencyModel.SERIAL.open(1, work)) {
      Load load = Load.begin();
      do {
        var unused = serial.run();
      } while (load.seconds() < Load.LEAST_SECONDS);
      return load.end();
    }
  }

  private TreeMap<Integer, Duration> byWorkers(Work work) throws InterruptedException {
    TreeMap<Integer, Duration> tried = new TreeMap<>();
    long fastest = Long.MAX_VALUE;
    long last = 0;
    for (int workers = Math.min(work.tasks(), MOST_WORKERS);
        workers > cores && last <= TOLERANCE * fastest;
        workers = Math.ceilDiv(workers, 2)) {
      last = batchNanos(work, workers);
      fastest = Math.min(fastest, last);
      tried.put(workers, Duration.ofNanos(last));
    }
    return tried;
  }

  private static long batchNanos(Work work, int workers) throws InterruptedException {
    long fastest = Long.MAX_VALUE;
    long all = 0;
    try (WorkerPool pool = ConcurrencyModel.PLATFORM.open(workers, work)) {
      for (int run = 0; run < MOST_RUNS && all < NANOS_PER_COUNT; run++) {
        long start = System.nanoTime();
        var unused = pool.run();
        long nanos = System.nanoTime() - start;
        fastest = Math.min(fastest, nanos);
        all += nanos;
      }
    }
    return fastest;
  }
}
