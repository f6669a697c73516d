package dev.parallax.planted;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** How long a JVM is cold for. */
class ColdPartTest {
  private static final long MEBI = 1L << 20;
  private static final long MILLI = 1_000_000;

  private final AtomicLong now = new AtomicLong(-5 * MILLI);
  private final ColdPart cold = new ColdPart(now::get);

  @Test
  void theFirstTasksAreColdAndNoneAfterThem() {
    assertThat(cold.ofTasks(2)).isOne();
    assertThat(cold.ofTasks(2)).isOne();
    assertThat(cold.ofTasks(2)).isZero();
  }

  @Test
  void aTaskIsColdForTheShareOfItsMemoryThatIsNew() {
    assertThat(cold.ofMemory(3, 2 * MEBI)).isOne();
    assertThat(cold.ofMemory(3, 2 * MEBI)).isEqualTo(0.5);
    assertThat(cold.ofMemory(3, 2 * MEBI)).isZero();
  }

  @Test
  void aTaskThatOutlastsTheColdTimeIsColdForWhatItDoesInIt() {
    assertThat(cold.ofTime(100, 10 * MILLI, 4)).isOne();
    now.addAndGet(80 * MILLI);
    // In the 20 ms that are left it does what takes 5 ms else.
    assertThat(cold.ofTime(100, 10 * MILLI, 4)).isEqualTo(0.5);
    now.addAndGet(20 * MILLI);
    assertThat(cold.ofTime(100, 10 * MILLI, 4)).isZero();
  }
}
