package dev.parallax.campaign;

import java.time.Duration;
import java.util.Optional;

/** The time that a run may take. */
final class Budget {
  /** What is left for the report at the end. */
  private static final Duration RESERVE = Duration.ofSeconds(3);

  private final Optional<Duration> total;
  private final long startNanos;

  /**
   * A budget that is spent from now on.
   *
   * @param total empty for a run that may take as long as it takes
   */
  Budget(Optional<Duration> total) {
    this.total = total;
    this.startNanos = System.nanoTime();
  }

  /** Whether something that takes so long would end in time. */
  boolean allows(long nanos) {
    return total.isEmpty() || nanos <= leftNanos();
  }

  /** The time that is left, at most so much. */
  Duration limit(Duration wanted) {
    Duration left = Duration.ofNanos(Math.max(0, total.isEmpty() ? Long.MAX_VALUE : leftNanos()));
    return left.compareTo(wanted) < 0 ? left : wanted;
  }

  private long leftNanos() {
    return total.orElseThrow().minus(RESERVE).toNanos() - (System.nanoTime() - startNanos);
  }
}
