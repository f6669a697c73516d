package dev.parallax.stat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JmhScoreTest {
  @Test
  void theErrorIsTAtThreeNines() {
    // 1, 2, 3: standard deviation 1; t(0.9995) with 2 degrees of freedom is 31.599054576443.
    JmhScore score = JmhScore.of(List.of(3.0, 1.0, 2.0));

    assertThat(score.score()).isEqualTo(2);
    assertThat(score.error()).isCloseTo(31.599054576443 / Math.sqrt(3), within(1e-9));
    assertThat(score.count()).isEqualTo(3);
  }

  @Test
  void twoValuesHaveNoErrorAndNoneHaveNoScore() {
    assertThat(JmhScore.of(List.of(1.0, 2.0)).error()).isNaN();
    assertThat(JmhScore.of(List.of(1.0, 2.0)).score()).isEqualTo(1.5);
    JmhScore none = JmhScore.of(List.of());
    assertThat(none.score()).isNaN();
    assertThat(none.error()).isNaN();
    assertThat(none.percentile(50)).isNaN();
  }

  @Test
  void percentilesLieBetweenValues() {
    JmhScore score = JmhScore.of(List.of(10.0, 20.0, 30.0, 40.0));

    assertThat(score.percentile(0)).isEqualTo(10);
    assertThat(score.percentile(50)).isEqualTo(25);
    assertThat(score.percentile(90)).isEqualTo(40);
    assertThat(score.percentile(30)).isCloseTo(15, within(1e-12));
    assertThatThrownBy(() -> score.percentile(101)).isInstanceOf(IllegalArgumentException.class);
  }

  /** commons-math3's own estimate, which JMH uses for raw data, is the judge. */
  @ParameterizedTest
  @ValueSource(longs = {71, 72})
  void aHistogramSaysWhatItsValuesSay(long seed) {
    Random random = new Random(seed);
    List<JmhScore.Counted> histogram = new ArrayList<>();
    List<Double> values = new ArrayList<>();
    for (int bar = 0; bar < 30; bar++) {
      double value = Math.exp(random.nextGaussian());
      int count = 1 + random.nextInt(20);
      histogram.add(new JmhScore.Counted(value, count));
      for (int i = 0; i < count; i++) {
        values.add(value);
      }
    }
    JmhScore counted = JmhScore.ofHistogram(histogram);
    JmhScore listed = JmhScore.of(values);
    double[] array = values.stream().mapToDouble(Double::doubleValue).toArray();

    assertThat(counted.count()).isEqualTo(listed.count());
    assertThat(counted.score()).as("seed " + seed).isCloseTo(listed.score(), within(1e-12));
    assertThat(counted.error()).as("seed " + seed).isCloseTo(listed.error(), within(1e-12));
    for (double rank : JmhScore.RANKS.subList(1, JmhScore.RANKS.size())) {
      assertThat(counted.percentile(rank))
          .as("p" + rank + ", seed " + seed)
          .isCloseTo(new Percentile(rank).evaluate(array), within(1e-12));
    }
    assertThatThrownBy(() -> new JmhScore.Counted(1, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
