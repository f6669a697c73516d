package dev.parallax.workload.builtin;

import dev.parallax.workload.Batch;
import dev.parallax.workload.Parameters;
import dev.parallax.workload.Setting;
import dev.parallax.workload.Sharing;
import dev.parallax.workload.Sizes;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * The loop of {@code cpu}, a part of which runs under a lock that all tasks of the batch share.
 *
 * <p>The part is {@code held} percent of the steps, taken in {@value #TURNS} turns: with one long
 * turn a task each, two workers would soon fall into step and never meet. The share that is held is
 * Amdahl's serial share, so the speed-up can't exceed {@code 100 / held}. Waiting for {@code
 * lock=monitor} pins a virtual thread to its carrier before JDK 24 (JEP 491); {@code reentrant}
 * never does.
 *
 * <p>Input: the seed, made everywhere. The lock lives in the batch, so each child JVM has one of
 * its own and contends with nobody: it does other work than threads do, which is why it is shown
 * here and never recommended.
 */
public final class LockWorkload extends DescribedWorkload {
  private static final int TURNS = 20;
  private static final String REENTRANT = "reentrant";

  public LockWorkload() {
    super(
        "lock",
        "a loop of arithmetic, part of which runs under a lock that all tasks share",
        "steps",
        new Sizes(16, 2_000_000),
        new Sizes(16, 2_000_000));
  }

  @Override
  public List<Setting> settings() {
    return List.of(
        Setting.oneOf("lock", "the kind of lock", "monitor", REENTRANT),
        Setting.number("held", 50, 50, 0, 100, "share of the steps under the lock, percent"));
  }

  @Override
  public Sharing sharing() {
    return Sharing.LOCK;
  }

  @Override
  public Batch prepare(Parameters parameters) {
    SharedLock lock =
        parameters.setting("lock").equals(REENTRANT)
            ? new SharedLock.Reentrant()
            : new SharedLock.Monitor();
    long steps = parameters.size();
    int held = (int) (steps * parameters.number("held") / 100);
    int free = (int) steps - held;
    return new EqualTasks(parameters.tasks()) {
      @Override
      public long run(int index) {
        return takeTurns(index, free, held, lock);
      }
    };
  }

  private static long takeTurns(int index, int free, int held, SharedLock lock) {
    long sum = 0;
    for (int turn = 0; turn < TURNS; turn++) {
      long seed = (long) index * TURNS + turn + 1;
      sum = 31 * sum + CpuWorkload.spin(seed, part(free, turn));
      int steps = part(held, turn);
      if (held > 0) {
        sum = 31 * sum + lock.whileHeld(new Spin(-seed, steps));
      }
    }
    return sum;
  }

  private record Spin(long seed, int steps) implements LongSupplier {
    @Override
    public long getAsLong() {
      return CpuWorkload.spin(seed, steps);
    }
  }

  /** The steps of one turn; over all turns they add up to {@code steps}. */
  private static int part(int steps, int turn) {
    return (int) ((turn + 1L) * steps / TURNS - (long) turn * steps / TURNS);
  }

  /** A lock of either kind, which notices if it let two in at once. */
  private abstract static sealed class SharedLock {
    /** Guarded by the lock itself: that is the test. */
    private boolean taken;

    /** Does the work while the lock is held. */
    abstract long whileHeld(LongSupplier work);

    final long alone(LongSupplier work) {
      if (taken) {
        throw new IllegalStateException("two tasks are under the lock");
      }
      taken = true;
      try {
        return work.getAsLong();
      } finally {
        taken = false;
      }
    }

    /** A monitor: {@code synchronized}. */
    static final class Monitor extends SharedLock {
      @Override
      synchronized long whileHeld(LongSupplier work) {
        return alone(work);
      }
    }

    /** {@link ReentrantLock}. */
    static final class Reentrant extends SharedLock {
      private final ReentrantLock lock = new ReentrantLock();

      @Override
      long whileHeld(LongSupplier work) {
        lock.lock();
        try {
          return alone(work);
        } finally {
          lock.unlock();
        }
      }
    }
  }
}
