package dev.parallax.stat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IntervalsTest {
  private static final Offset<Double> AGREES = within(1e-9);

  @ParameterizedTest
  @CsvSource({
    // Printed tables of t; with 1 and 2 degrees of freedom there are closed forms.
    "0.975, 1, 12.706204736174698",
    "0.975, 2, 4.302652729749462",
    "0.95, 4, 2.131846786326649",
    "0.975, 12, 2.178812829667229",
  })
  void quantilesOfTAreKnown(double p, double degreesOfFreedom, double t) {
    assertThat(StudentT.quantile(p, degreesOfFreedom)).isCloseTo(t, AGREES);
    assertThat(StudentT.twoSidedP(t, degreesOfFreedom)).isCloseTo(2 * (1 - p), AGREES);
  }

  @Test
  void holmMultipliesStepByStepAndNeverFalls() {
    // The example of R's p.adjust: 0.01, 0.02, 0.03, 0.04 gives 0.04, 0.06, 0.06, 0.06.
    assertThat(Holm.adjust(new double[] {0.03, 0.01, 0.04, 0.02}))
        .usingComparatorWithPrecision(1e-12)
        .containsExactly(0.06, 0.04, 0.06, 0.06);
    assertThat(Holm.adjust(new double[] {0.7, 0.6})).containsExactly(1, 1);
    assertThat(Holm.adjust(new double[0])).isEmpty();
  }

  @Test
  void theMeanOfForksIsGeometricWithATInterval() {
    // ln: 0 and 2; mean 1, standard error 1, one degree of freedom.
    Estimate estimate = LogMean.of(List.of(1.0, Math.exp(2)), 0.95);

    assertThat(estimate.value()).isCloseTo(Math.E, AGREES);
    assertThat(Math.log(estimate.interval().hi())).isCloseTo(1 + 12.706204736174698, AGREES);
    assertThat(Math.log(estimate.interval().lo())).isCloseTo(1 - 12.706204736174698, AGREES);
  }

  @Test
  void oneForkHasNoInterval() {
    assertThat(LogMean.of(List.of(3.0), 0.95).interval().isKnown()).isFalse();
    assertThat(LogRatio.paired(List.of(3.0), List.of(2.0), 0.95).interval().isKnown()).isFalse();
    assertThat(LogRatio.independent(List.of(3.0), List.of(2.0, 2.1), 0.95).interval().isKnown())
        .isFalse();
  }

  @Test
  void whatTwoCellsShareInARoundCancelsOut() {
    List<Double> a = List.of(1.0, 10.0, 100.0);
    List<Double> b = List.of(2.0, 20.0, 200.0);

    Estimate paired = LogRatio.paired(a, b, 0.95);
    assertThat(paired.value()).isCloseTo(0.5, AGREES);
    assertThat(paired.interval().hi() - paired.interval().lo()).isLessThan(1e-9);
    assertThat(LogRatio.independent(a, b, 0.95).interval().contains(1)).isTrue();
    assertThatThrownBy(() -> LogRatio.paired(a, List.of(1.0), 0.95))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("3 rounds against 1");
  }

  @Test
  void welchHasTheDegreesOfFreedomOfItsFormula() {
    // Variances 1 (n = 3) and 0 (n = 2) of logs: 2 degrees of freedom, standard error sqrt(1/3).
    List<Double> a = List.of(Math.exp(-1), 1.0, Math.E);
    Estimate ratio = LogRatio.independent(a, List.of(1.0, 1.0), 0.95);

    assertThat(Math.log(ratio.interval().hi())).isCloseTo(4.302652729749462 / Math.sqrt(3), AGREES);
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12})
  void intervalsCoverTheTruthAboutAsOftenAsTheySay(long seed) {
    Random random = new Random(seed);
    int covered = 0;
    int trials = 2000;
    for (int trial = 0; trial < trials; trial++) {
      List<Double> forks = new ArrayList<>();
      for (int fork = 0; fork < 5; fork++) {
        forks.add(7 * Math.exp(random.nextGaussian() * 0.05));
      }
      covered += LogMean.of(forks, 0.95).interval().contains(7) ? 1 : 0;
    }
    assertThat((double) covered / trials).as("coverage, seed " + seed).isBetween(0.935, 0.965);
  }
}
