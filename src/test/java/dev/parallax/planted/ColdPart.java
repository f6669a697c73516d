package dev.parallax.planted;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** What a JVM has behind it, and so how much of its next task is still cold. */
final class ColdPart {
  private static final long MEBI = 1L << 20;
  private static final long NANOS_PER_MILLI = 1_000_000;

  private final LongSupplier clock;
  private final AtomicLong tasks = new AtomicLong();
  private final AtomicLong bytes = new AtomicLong();
  private final AtomicLong started = new AtomicLong(Long.MIN_VALUE);

  /** Of a JVM that has done nothing yet, with a clock in nanoseconds. */
  ColdPart(LongSupplier clock) {
    this.clock = clock;
  }

  /** How much of a task is among the first {@code most} of this JVM: all or nothing. */
  double ofTasks(long most) {
    return tasks.getAndIncrement() < most ? 1 : 0;
  }

  /** How much of a task's memory is among the first MiB of this JVM. */
  double ofMemory(long mebibytes, long bytesOfTask) {
    long before = bytes.getAndAdd(bytesOfTask);
    return share((double) (mebibytes * MEBI - before) / bytesOfTask);
  }

  /**
   * How much of a task is done in the first milliseconds since this JVM's first task. While it is
   * slow, it gets on by a {@code factor}-th of its speed.
   */
  double ofTime(long millis, long taskNanos, double factor) {
    long now = clock.getAsLong();
    started.compareAndSet(Long.MIN_VALUE, now);
    double left = millis * NANOS_PER_MILLI - (now - started.get());
    return share(left / (factor * taskNanos));
  }

  private static double share(double value) {
    return Math.clamp(value, 0.0, 1.0);
  }
}
