package dev.parallax.measure;

import java.time.Duration;

/**
 * How long a fork warms up behind JMH's own warm-up iterations.
 *
 * @param least it lasts at least this long, warm or not: what other forks of the case have needed
 * @param most after that it is measured, warm or not
 */
public record WarmUpLimits(Duration least, Duration most) {
  /** Where nothing gets faster: one operation shows that all is there. */
  public static final WarmUpLimits ONE_OPERATION = new WarmUpLimits(Duration.ZERO, Duration.ZERO);

  public WarmUpLimits {
    if (least.isNegative() || most.compareTo(least) < 0) {
      throw new IllegalArgumentException("a warm-up of " + least + " to " + most);
    }
  }

  /** Whether there is no warm-up but the first operation. */
  public boolean isOneOperation() {
    return most.isZero();
  }

  /** As {@link #read} takes it. */
  String write() {
    return least.toMillis() + "," + most.toMillis();
  }

  static WarmUpLimits read(String text) {
    String[] millis = text.split(",", 2);
    return new WarmUpLimits(
        Duration.ofMillis(Long.parseLong(millis[0])), Duration.ofMillis(Long.parseLong(millis[1])));
  }
}
