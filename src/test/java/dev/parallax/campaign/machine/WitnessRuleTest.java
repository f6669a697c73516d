package dev.parallax.campaign.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.parallax.campaign.machine.WitnessRule.Judgement;
import java.util.Collections;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When the witness says that a fork is to be run again. */
class WitnessRuleTest {
  private static final WitnessRule RULE = WitnessRule.standard();

  private static List<Long> history(long... nanos) {
    return LongStream.of(nanos).boxed().toList();
  }

  @Test
  void aForkIsSlowIfEitherWitnessIsAboveTheFactorTimesTheMedian() {
    List<Long> history = history(100, 90, 110, 100, 100, 95, 105, 100, 100);
    assertThat(RULE.judge(history, 100, 116)).isEqualTo(Judgement.SLOW);
    assertThat(RULE.judge(history, 116, 100)).isEqualTo(Judgement.SLOW);
    assertThat(RULE.judge(history, 114, 114)).isEqualTo(Judgement.QUIET);
    assertThat(RULE.judge(history, 10, 10)).isEqualTo(Judgement.QUIET);
  }

  @Test
  void whereReadingsScatterOnlyWhatStandsOutIsSlow() {
    // Median 100; absolute deviations 0 to 40, their median 20; 100 + 3 * 1.4826 * 20 = 189.
    List<Long> history = history(60, 70, 80, 90, 100, 110, 120, 130, 140);
    assertThat(RULE.judge(history, 100, 188)).isEqualTo(Judgement.QUIET);
    assertThat(RULE.judge(history, 100, 190)).isEqualTo(Judgement.SLOW);
  }

  @Test
  void withFewReadingsNothingIsSaid() {
    assertThat(RULE.judge(Collections.nCopies(8, 100L), 100, 900)).isEqualTo(Judgement.UNKNOWN);
    assertThat(RULE.judge(Collections.nCopies(9, 100L), 100, 900)).isEqualTo(Judgement.SLOW);
    assertThat(RULE.judge(List.of(), 100, 900)).isEqualTo(Judgement.UNKNOWN);
  }

  @Test
  void theMedianOfAnEvenNumberLiesInTheMiddle() {
    assertThat(new WitnessRule(1.15, 3, 2).medianNanos(history(30, 10, 20, 60))).hasValue(25);
  }

  @Test
  void someSlowReadingsDoNotMoveWhatIsUsual() {
    List<Long> history = history(100, 100, 100, 100, 100, 100, 300, 300, 300, 300);
    assertThat(RULE.judge(history, 100, 300)).isEqualTo(Judgement.SLOW);
  }

  @ParameterizedTest
  @CsvSource({"3, 0.104", "7, 0.033", "9, 0.020"})
  void theMedianOfEnoughReadingsIsSeldomASlowOne(int readings, double probability) {
    assertThat(
            1 - new BinomialDistribution(null, readings, 0.2).cumulativeProbability(readings / 2))
        .isCloseTo(probability, within(0.0005));
  }

  @Test
  void aFactorThatFlagsTheUsualIsRefused() {
    assertThatThrownBy(() -> new WitnessRule(1, 3, 9)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new WitnessRule(1.15, 3, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
