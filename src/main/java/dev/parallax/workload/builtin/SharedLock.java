package dev.parallax.workload.builtin;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/** A lock of either kind, which notices if it let two in at once. */
abstract sealed class SharedLock {
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
