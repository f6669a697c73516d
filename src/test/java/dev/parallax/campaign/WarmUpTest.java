package dev.parallax.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WarmUpTest {
  private static final int MEASURED = 3;

  @Test
  void aForkThatIsAsFastAsAtItsEndNeedsNoWarmUp() {
    assertThat(WarmUp.settledAfter(List.of(1.0, 1.01, 1.0, 1.0, 0.99, 1.0, 1.0), MEASURED))
        .hasValue(0);
  }

  @Test
  void iterationsThatAreSlowerThanTheEndAreWarmUp() {
    assertThat(WarmUp.settledAfter(List.of(9.0, 3.0, 1.2, 1.0, 1.0, 1.0, 1.0, 1.0), MEASURED))
        .hasValue(2);
  }

  @Test
  void oneDisturbedIterationIsNoWarmUp() {
    assertThat(WarmUp.settledAfter(List.of(1.0, 1.0, 2.5, 1.0, 1.0, 1.0, 1.0, 1.0), MEASURED))
        .hasValue(0);
  }

  @Test
  void aForkThatStillGetsFasterIsNotSettled() {
    assertThat(WarmUp.settledAfter(List.of(6.0, 5.0, 4.0, 3.0, 2.5, 2.0, 1.6, 1.3), MEASURED))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void tooShortAWarmUpCanNotBeJudged(int iterations) {
    assertThat(
            WarmUp.settledAfter(
                IntStream.range(0, iterations + MEASURED).mapToObj(i -> 1.0).toList(), MEASURED))
        .isEmpty();
  }

  @Test
  void allCellsOfAModelGetTheUpperMedianOfWhatTheyShowed() {
    assertThat(
            WarmUp.iterations(
                List.of(OptionalInt.of(0), OptionalInt.of(2), OptionalInt.of(3), OptionalInt.of(5)),
                6))
        .isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource({"4, 8", "3, 6", "10, 8"})
  void whereMostDidNotSettleTheWarmUpIsDoubledUpToALimit(int had, int expected) {
    assertThat(WarmUp.iterations(List.of(OptionalInt.empty(), OptionalInt.of(1)), had))
        .isEqualTo(expected);
  }

  @Test
  void thereIsAlwaysOneWarmUpIteration() {
    assertThat(WarmUp.iterations(List.of(OptionalInt.of(0)), 6)).isEqualTo(1);
  }

  @Test
  void withTenPercentNoiseTheWarmUpOfAModelIsFoundWithinTwoIterations() {
    long seed = 7;
    Random random = new Random(seed);
    int near = 0;
    int families = 500;
    for (int family = 0; family < families; family++) {
      List<OptionalInt> cells =
          IntStream.range(0, 4)
              .mapToObj(cell ->
                  WarmUp.settledAfter(
                      IntStream.range(0, 9)
                          .mapToObj(i ->
                              (1 + 4 * Math.exp(-i / 0.8)) * Math.exp(0.1 * random.nextGaussian()))
                          .toList(),
                      MEASURED))
              .toList();
      // The true curve is within 5 % of its end after four iterations.
      int found = WarmUp.iterations(cells, WarmUp.FIRST_ROUND);
      near += found >= 2 && found <= 6 ? 1 : 0;
    }

    assertThat(near).as("of %d families, seed %d", families, seed).isGreaterThan(families * 9 / 10);
  }
}
