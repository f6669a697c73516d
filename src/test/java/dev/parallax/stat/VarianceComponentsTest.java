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
  private static final List<List<Double>> TWELVE =
      List.of(
          List.of(9.0, 5.0, 8.0, 3.0), List.of(10.0, 6.0, 7.0, 11.0), List.of(1.0, 12.0, 2.0, 4.0));

  @Test
  void forksOfIterationsHaveTheKnownComponents() {
    VarianceComponents components = VarianceComponents.ofForks(TWELVE);

    assertThat(components.mean()).isEqualTo(6.5);
    assertAgree(components.meanSquares(), 12.7, 3.6);
    assertAgree(components.components(), 12.7, 0.4);
    assertThat(components.shareOfNoise(0) + components.shareOfNoise(1)).isCloseTo(1, AGREES);
  }

  @Test
  void aLevelThatAddsNothingHasNoShareOfTheNoise() {
    VarianceComponents components =
        VarianceComponents.ofForks(List.of(List.of(1.0, 9.0), List.of(2.0, 8.0)));

    assertThat(components.shareOfNoise(1)).isZero();
  }

  @Test
  void oneForkHasNoSpread() {
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

  private static void assertAgree(List<Double> actual, double... expected) {
    assertThat(actual).hasSize(expected.length);
    for (int i = 0; i < expected.length; i++) {
      assertThat(actual.get(i)).as(Arrays.toString(expected)).isCloseTo(expected[i], ONE_DECIMAL);
    }
  }
}
