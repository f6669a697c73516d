package dev.parallax.stat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Known answers are those of the tests of libkalibera, to their one decimal and beyond. */
class VarianceComponentsTest {
  private static final Offset<Double> ONE_DECIMAL = within(0.0501);
  private static final Offset<Double> AGREES = within(1e-12);
  private static final double[] TWELVE = {9, 5, 8, 3, 10, 6, 7, 11, 1, 12, 2, 4};

  @Test
  void threeLevelsHaveTheKnownComponents() {
    VarianceComponents components = VarianceComponents.of(TWELVE, 3, 2, 2);

    assertThat(components.mean()).isEqualTo(6.5);
    assertAgree(components.meanSquares(), 16.5, 2.6, 3.6);
    assertAgree(components.components(), 16.5, -5.7, 2.3);
  }

  @Test
  void twoLevelsHaveTheKnownComponents() {
    VarianceComponents components = VarianceComponents.of(TWELVE, 3, 4);

    assertAgree(components.meanSquares(), 12.7, 3.6);
    assertAgree(components.components(), 12.7, 0.4);
    assertThat(
            VarianceComponents.ofForks(
                List.of(
                    List.of(9.0, 5.0, 8.0, 3.0),
                    List.of(10.0, 6.0, 7.0, 11.0),
                    List.of(1.0, 12.0, 2.0, 4.0))))
        .usingRecursiveComparison()
        .withComparatorForType((a, b) -> Math.abs(a - b) < 1e-9 ? 0 : 1, Double.class)
        .isEqualTo(components);
  }

  @Test
  void theMeanHasATIntervalOverForks() {
    Estimate mean = VarianceComponents.of(TWELVE, 3, 4).meanEstimate(0.95);

    assertThat(mean.value()).isEqualTo(6.5);
    assertThat(mean.interval().hi())
        .isCloseTo(6.5 + 4.302652729749462 * Math.sqrt(3.5625 / 3), within(1e-9));
  }

  /** c2/c1 = 16 and T1/T2 = 4 in squares: sqrt(64) = 8 iterations. */
  @Test
  void bestRepetitionsBalanceNoiseAndCost() {
    VarianceComponents components =
        new VarianceComponents(1, List.of(4.0, 1.0), List.of(4.0, 1.0), List.of(5.0, 5.0));

    assertThat(components.bestRepetitions(0, 1, 16)).hasValue(8);
    assertThat(components.bestRepetitions(0, 1, 17)).hasValue(9);
    assertThat(components.bestRepetitions(0, 100, 1)).hasValue(1);
    assertThatThrownBy(() -> components.bestRepetitions(1, 1, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aLevelThatAddsNothingNeedsNoRepetition() {
    VarianceComponents components = VarianceComponents.of(TWELVE, 3, 2, 2);

    assertThat(components.bestRepetitions(0, 1, 1, 1)).isEmpty();
    assertThat(components.bestRepetitions(1, 1, 1, 1)).hasValue(1);
    assertThat(components.shareOfNoise(1)).isZero();
    assertThat(components.shareOfNoise(0) + components.shareOfNoise(2)).isCloseTo(1, AGREES);
  }

  @Test
  void whatDoesNotFitTheLevelsIsRefused() {
    assertThatThrownBy(() -> VarianceComponents.of(TWELVE, 3, 3))
        .hasMessageContaining("12 values in levels of [3, 3]");
    assertThatThrownBy(() -> VarianceComponents.of(TWELVE, 12, 1)).hasMessageContaining("1 rep");
    assertThatThrownBy(() -> VarianceComponents.ofForks(List.of(List.of(1.0, 2.0))))
        .hasMessageContaining("two forks");
  }

  /** Without bias, also with ragged forks: over many experiments the components average out. */
  @ParameterizedTest
  @ValueSource(longs = {31, 32})
  void raggedForksGiveTheirComponentsBack(long seed) {
    Random random = new Random(seed);
    double forks = 0;
    double iterations = 0;
    int experiments = 4000;
    for (int i = 0; i < experiments; i++) {
      List<List<Double>> data = new ArrayList<>();
      for (int fork = 0; fork < 6; fork++) {
        double mean = 10 + 2 * random.nextGaussian();
        data.add(
            random.doubles(2 + fork % 4).mapToObj(x -> mean + 3 * random.nextGaussian()).toList());
      }
      VarianceComponents components = VarianceComponents.ofForks(data);
      iterations += components.components().get(0) / experiments;
      forks += components.components().get(1) / experiments;
    }
    assertThat(iterations).as("seed " + seed).isCloseTo(9, within(0.3));
    assertThat(forks).as("seed " + seed).isCloseTo(4, within(0.3));
  }

  /**
   * The ends of Fieller's interval are the ratios at which {@code a - ratio b} is just t errors.
   */
  @Test
  void fiellersEndsSolveTheirEquation() {
    double[] a = {10, 11, 12.5, 9.5};
    double[] b = {5, 5.5, 4.8};
    Estimate ratio = FiellerRatio.of(a, b, 0.95);
    double ta = 3.182446305283710;
    double tb = 4.302652729749462;
    double ha = ta * ta * Spread.of(a).variance() / 4;
    double hb = tb * tb * Spread.of(b).variance() / 3;

    assertThat(ratio.value()).isCloseTo(10.75 / 5.1, AGREES);
    for (double end : List.of(ratio.interval().lo(), ratio.interval().hi())) {
      double distance = 10.75 - end * 5.1;
      assertThat(distance * distance).isCloseTo(ha + end * end * hb, within(1e-9));
    }
    assertThat(ratio.interval().lo()).isLessThan(ratio.value());
    assertThat(ratio.interval().hi()).isGreaterThan(ratio.value());
  }

  @Test
  void aDenominatorThatMayBeZeroLeavesTheRatioOpen() {
    assertThat(FiellerRatio.of(new double[] {1, 2}, new double[] {1, 9}, 0.95).interval())
        .isEqualTo(Interval.UNKNOWN);
    assertThatThrownBy(() -> FiellerRatio.of(new double[] {1}, new double[] {1, 9}, 0.95))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static void assertAgree(List<Double> actual, double... expected) {
    assertThat(actual).hasSize(expected.length);
    for (int i = 0; i < expected.length; i++) {
      assertThat(actual.get(i)).as(Arrays.toString(expected)).isCloseTo(expected[i], ONE_DECIMAL);
    }
  }
}
