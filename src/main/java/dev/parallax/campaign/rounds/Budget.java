package dev.parallax.campaign.rounds;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Optional;

/** The time that a run may take. */
public final class Budget {
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
    this(total, System.nanoTime());
  }

  private Budget(Optional<Duration> total, long startNanos) {
    this.total = total;
    this.startNanos = startNanos;
  }

  /** A budget that is spent since this JVM began, for which the user has waited too. */
  public static Budget sinceStart(Optional<Duration> total) {
    long upNanos = Duration.ofMillis(ManagementFactory.getRuntimeMXBean().getUptime()).toNanos();
    return new Budget(total, System.nanoTime() - upNanos);
  }

  /** Whether something that takes so long would end in time. */
  public boolean allows(long nanos) {
    return total.isEmpty() || nanos <= leftNanos();
  }

  /** The time that is left, at most {@code wanted}. */
  Duration limit(Duration wanted) {
    Duration left = Duration.ofNanos(Math.max(0, total.isEmpty() ? Long.MAX_VALUE : leftNanos()));
    return left.compareTo(wanted) < 0 ? left : wanted;
  }

  /**
   * Until all of it is spent, what was reserved too; empty if it never is. Whatever runs by then
   * was allowed because it would have ended long before.
   */
  public Optional<Duration> untilEnd() {
    return total.map(all -> all.minusNanos(System.nanoTime() - startNanos));
  }

  /** What is left of it for measuring; empty if there is no end. */
  public Optional<Duration> left() {
    return total.map(unused -> Duration.ofNanos(Math.max(0, leftNanos())));
  }

  private long leftNanos() {
    return total.orElseThrow().minus(RESERVE).toNanos() - (System.nanoTime() - startNanos);
  }
}
