package dev.parallax.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WarmUpTest {
  private static final int MEASURED = 3;

  @Test
  void aForkThatIsAsFastAsAtItsEndNeedsNoWarmUp() {
    assertThat(ofOne(1.0, 1.01, 1.0, 1.0, 0.99, 1.0, 1.0)).hasValue(0);
  }

  @Test
  void iterationsThatAreSlowerThanTheEndAreWarmUp() {
    assertThat(ofOne(9.0, 3.0, 1.2, 1.0, 1.0, 1.0, 1.0, 1.0)).hasValue(3);
    assertThat(ofOne(9.0, 3.0, 1.1, 1.0, 1.0, 1.0, 1.0, 1.0)).hasValue(2);
    assertThat(ofOne(9.0, 3.0, 1.2, 1.2, 1.2, 1.0, 1.0, 1.0)).hasValue(5);
  }

  @Test
  void aSlowIterationThatAllForksHaveIsWarmUpThoughOthersBeforeItWereFast() {
    // Medians over ten forks of vector-add.
    assertThat(ofOne(1.44, 1.33, 1.04, 1.46, 1.04, 1.05, 1.03, 1.0, 1.0, 1.0, 1.0)).hasValue(4);
  }

  @Test
  void aForkThatStillGetsFasterIsNotSettled() {
    assertThat(ofOne(6.0, 5.0, 4.0, 3.0, 2.5, 2.0, 1.6, 1.3)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void tooShortAWarmUpCanNotBeJudged(int iterations) {
    assertThat(ofOne(DoubleStream.generate(() -> 1).limit(iterations + MEASURED).toArray()))
        .isEmpty();
  }

  @Test
  void forksThatStillGetFasterWhileTheyAreMeasuredAreNotSettled() {
    assertThat(ofOne(1.04, 1.04, 1.04, 1.04, 1.04, 1.0, 0.96)).isEmpty();
    assertThat(ofOne(1.04, 1.04, 1.04, 1.04, 1.0, 1.04, 0.98)).hasValue(0);
  }

  @Test
  void whatForksHaveInCommonDecidesNotTheNoiseOfEach() {
    List<List<Double>> forks =
        List.of(
            List.of(5.0, 1.0, 1.6, 1.0, 1.0, 1.0, 1.0),
            List.of(50.0, 10.0, 10.0, 16.0, 10.0, 10.0, 10.0),
            List.of(0.5, 0.16, 0.1, 0.16, 0.1, 0.1, 0.1),
            List.of(5.0, 1.0, 1.0, 1.0, 1.6, 1.0, 1.0),
            List.of(5.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0));

    assertThat(WarmUp.settledAfter(forks, MEASURED)).hasValue(1);
    assertThat(WarmUp.settledAfter(forks.subList(1, 3), MEASURED)).hasValue(4);
  }

  @Test
  void nothingCanBeSaidOfNoForks() {
    assertThat(WarmUp.settledAfter(List.of(), MEASURED)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"4, 8", "3, 6", "10, 8"})
  void whereForksDidNotSettleTheWarmUpIsDoubledUpToALimit(int had, int expected) {
    assertThat(WarmUp.iterations(OptionalInt.empty(), had)).isEqualTo(expected);
  }

  @Test
  void thereIsAlwaysOneWarmUpIteration() {
    assertThat(WarmUp.iterations(OptionalInt.of(0), 6)).isEqualTo(1);
  }

  @Test
  void withTenPercentNoiseTheWarmUpOfAFamilyIsFoundWithinTwoIterations() {
    long seed = 7;
    Random random = new Random(seed);
    int near = 0;
    int families = 500;
    for (int family = 0; family < families; family++) {
      List<List<Double>> forks =
          IntStream.range(0, 9) // as many as a default family has of threads
              .mapToObj(fork ->
                  IntStream.range(0, 9)
                      .mapToObj(
                          i -> (1 + 4 * Math.exp(-i / 0.8)) * Math.exp(0.1 * random.nextGaussian()))
                      .toList())
              .toList();
      // The true curve is within 5 % of its end after four iterations.
      int found = WarmUp.iterations(WarmUp.settledAfter(forks, MEASURED), WarmUp.FIRST_ROUND);
      near += found >= 2 && found <= 6 ? 1 : 0;
    }

    assertThat(near).as("of %d families, seed %d", families, seed).isGreaterThan(families * 9 / 10);
  }

  private static OptionalInt ofOne(double... secondsPerOperation) {
    return WarmUp.settledAfter(
        List.of(DoubleStream.of(secondsPerOperation).boxed().toList()), MEASURED);
  }
}
