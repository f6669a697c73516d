package dev.parallax.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.parallax.measure.WarmUpRule.Stretch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When a JVM is warm, by the stretches of its warm-up. */
class WarmUpRuleTest {
  private static final double STRETCH = 0.1;

  private static List<Stretch> times(double... secondsPerOperation) {
    return Arrays.stream(secondsPerOperation)
        .mapToObj(time -> new Stretch(STRETCH, time, 0, 0))
        .toList();
  }

  private static List<Stretch> level(int stretches, double compiling, long newBytes) {
    List<Stretch> all = new ArrayList<>();
    for (int i = 0; i < stretches; i++) {
      all.add(new Stretch(STRETCH, 0.01, compiling, newBytes));
    }
    return all;
  }

  @Test
  void aLevelThatStaysIsWarm() {
    assertThat(WarmUpRule.isWarm(times(1, 1, 1, 1, 1, 1))).isTrue();
    assertThat(WarmUpRule.isWarm(times(9, 5, 1, 1, 1, 1, 1, 1))).isTrue();
  }

  @Test
  void fewStretchesTellNothing() {
    assertThat(WarmUpRule.isWarm(List.of())).isFalse();
    assertThat(WarmUpRule.isWarm(times(1, 1, 1, 1, 1))).isFalse();
  }

  @Test
  void aLevelThatFallsIsNotWarm() {
    assertThat(WarmUpRule.isWarm(times(3, 3, 3, 1, 1, 1))).isFalse();
    assertThat(WarmUpRule.isWarm(times(1.5, 1.4, 1.3, 1.2, 1.1, 1))).isFalse();
  }

  @Test
  void aSlowMomentNeitherEndsAWarmUpNorProlongsIt() {
    assertThat(WarmUpRule.isWarm(times(1, 9, 1, 1, 1, 1))).isTrue();
    assertThat(WarmUpRule.isWarm(times(1, 1, 1, 1, 9, 1))).isTrue();
    assertThat(WarmUpRule.isWarm(times(3, 3, 3, 1, 9, 1))).isFalse();
  }

  @Test
  void compilersThatWorkAreNotWarmAtAnyLevel() {
    assertThat(WarmUpRule.isWarm(level(9, 0.04 * STRETCH, 0))).isTrue();
    assertThat(WarmUpRule.isWarm(level(9, 0.06 * STRETCH, 0))).isFalse();
  }

  @Test
  void memoryThatStillGrowsIsNotWarmAtAnyLevel() {
    assertThat(WarmUpRule.isWarm(level(9, 0, 500_000))).isTrue();
    assertThat(WarmUpRule.isWarm(level(9, 0, 15_000_000))).isFalse();
    // A heap that is given back is no sign of a cold one.
    assertThat(WarmUpRule.isWarm(level(9, 0, -15_000_000))).isTrue();
  }

  @Test
  void itSettledWhereItWasFirstAsFastAsAtItsEnd() {
    assertThat(WarmUpRule.settledAfterSeconds(times(1, 1, 1, 1, 1, 1))).isZero();
    assertThat(WarmUpRule.settledAfterSeconds(times(3, 3, 3, 3, 1, 1, 1, 1)))
        .isEqualTo(3 * STRETCH, within(1e-9));
    // One slow stretch later on is the machine's.
    assertThat(WarmUpRule.settledAfterSeconds(times(1, 1, 1, 1, 3, 1, 1, 1))).isZero();
  }
}
