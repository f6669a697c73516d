package dev.parallax.concurrency.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How many tasks a child is given at once. */
class PaceTest {
  private static Pace of(int workers, long taskNanos) {
    Pace pace = new Pace(workers);
    pace.learn(1, taskNanos);
    return pace;
  }

  @Test
  void oneAtATimeAsLongAsNothingIsKnown() {
    assertThat(new Pace(2).next(100_000)).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(longs = {500_000, 1_000_000, 5_000_000_000L})
  void longTasksGoOneAtATime(long taskNanos) {
    assertThat(of(2, taskNanos).next(1000)).isEqualTo(1);
  }

  @Test
  void shortTasksFillAQuantum() {
    assertThat(of(2, 1000).next(1_000_000)).isEqualTo((int) Pace.QUANTUM_NANOS / 1000);
  }

  @Test
  void tasksThatTakeNoTimeAtAllStillHaveALimit() {
    assertThat(of(2, 0).next(1_000_000)).isEqualTo(4096);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 50, 1000, 30_000, 1_000_000})
  void sharesNeverGrowTowardsTheEndAndComeToTheWholeBatch(long taskNanos) {
    Pace pace = of(3, taskNanos);
    List<Integer> shares = new ArrayList<>();
    int left = 50_000;
    while (left > 0) {
      int share = pace.next(left);
      assertThat(share).isBetween(1, left);
      shares.add(share);
      left -= share;
    }
    assertThat(shares).isSortedAccordingTo((a, b) -> Integer.compare(b, a));
  }

  @Test
  void oneLongTaskAmongManyShortOnesCountsAsOneOfThem() {
    Pace pace = of(2, 20_000);
    for (int i = 0; i < 50; i++) {
      pace.learn(99, 99 * 20_000);
      pace.learn(1, 2_000_000);
      assertThat(pace.next(1000)).isBetween(10, 15);
    }
  }

  @Test
  void thePastIsForgottenInTime() {
    Pace pace = of(2, 100_000_000);
    assertThat(pace.next(1_000_000)).isEqualTo(1);
    for (int i = 0; i < 10_000; i++) {
      pace.learn(1000, 1_000_000);
    }
    assertThat(pace.next(1_000_000)).isBetween(450, 500);
  }

  @Test
  void enoughIsWhatLastsUntilThePoolHasWokenUp() {
    Pace pace = of(2, 50_000);
    assertThat(pace.isEnough(39)).isFalse();
    assertThat(pace.isEnough(40)).isTrue();
    assertThat(of(2, 0).isEnough(1_000_000)).isFalse();
  }
}
