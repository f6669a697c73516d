package dev.parallax.concurrency.child;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Faults of every kind at random moments, in pools of random size over batches of random length.
 *
 * <p>The number of faults and the seed can be chosen by the properties {@code faults} and {@code
 * seed}.
 */
class RandomFaultsTest {
  private static final int SOME = 12;
  private static final int MANY = 1000;

  @RegisterExtension private final LeakCheck leaks = new LeakCheck();
  @TempDir private Path orders;

  @Test
  void someFaultsLeaveEveryPoolClosedOrHealthy() throws Exception {
    // The same ones each time: a build must not fail by chance.
    FaultInjection injection = inject(SOME, 1);
    assertThat(injection.faults()).isGreaterThanOrEqualTo(SOME);
  }

  @Test
  @Tag("long")
  void aThousandFaultsLeaveEveryPoolClosedOrHealthy() throws Exception {
    int faults = Integer.getInteger("faults", MANY);
    long seed = Long.getLong("seed", System.nanoTime());
    System.out.printf("%d random faults, seed %d%n", faults, seed);
    long startNanos = System.nanoTime();
    FaultInjection injection = inject(faults, seed);
    assertThat(injection.faults()).isGreaterThanOrEqualTo(faults);
    System.out.printf(
        "%d faults in %d pools and %d s: %s%n",
        injection.faults(),
        injection.pools(),
        (System.nanoTime() - startNanos) / 1_000_000_000,
        injection.tally());
  }

  private FaultInjection inject(int faults, long seed) throws Exception {
    FaultInjection injection = new FaultInjection(orders, seed);
    try {
      while (injection.faults() < faults) {
        injection.tryOnePool();
        leaks.assertNothingLeft();
      }
      return injection;
    } catch (Throwable e) {
      throw new AssertionError(
          "fault %d with seed %d: %s".formatted(injection.faults(), seed, injection.current()), e);
    }
  }
}
