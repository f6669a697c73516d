package dev.parallax.stat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that are exact for few forks. */
class ExactTestsTest {
  /** Complete separation: 2 in (2n choose n). */
  @ParameterizedTest
  @CsvSource({
    "3, .1, 5e-4",
    "4, .0286, 5e-5",
    "5, .0079, 5e-5",
    "6, .0022, 5e-5",
    "7, .00058, 5e-6",
    "10, 1.1e-5, 5e-7"
  })
  void completeSeparationHasTheSmallestP(int forks, double p, double digits) {
    double[] low = IntStream.range(0, forks).asDoubleStream().toArray();
    double[] high = IntStream.range(100, 100 + forks).asDoubleStream().toArray();

    assertThat(MannWhitney.of(low, high).p()).isCloseTo(p, within(digits));
    assertThat(MannWhitney.of(low, high).cliffsDelta()).isEqualTo(-1);
    assertThat(MannWhitney.of(high, low).cliffsDelta()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(longs = {61, 62, 63})
  void mannWhitneyCountsWhatEnumerationCounts(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 40; i++) {
      // Few distinct values, so that there are ties.
      double[] first = random.ints(2 + random.nextInt(4), 0, 6).asDoubleStream().toArray();
      double[] second = random.ints(2 + random.nextInt(4), 0, 6).asDoubleStream().toArray();
      assertThat(MannWhitney.of(first, second).p())
          .as("seed " + seed + ", case " + i)
          .isCloseTo(byEnumeration(first, second), within(1e-12));
    }
  }

  /** Every way to share out the values, by the number of pairs won, half for a tie. */
  private static double byEnumeration(double[] first, double[] second) {
    double[] all = DoubleStream.concat(DoubleStream.of(first), DoubleStream.of(second)).toArray();
    double half = first.length * second.length / 2.0;
    double distance = Math.abs(won(first, second) - half);
    int asFar = 0;
    int total = 0;
    for (int subset = 0; subset < 1 << all.length; subset++) {
      if (Integer.bitCount(subset) == first.length) {
        int chosen = subset;
        double[] a =
            IntStream.range(0, all.length)
                .filter(i -> (chosen >> i & 1) == 1)
                .mapToDouble(i -> all[i])
                .toArray();
        double[] b =
            IntStream.range(0, all.length)
                .filter(i -> (chosen >> i & 1) == 0)
                .mapToDouble(i -> all[i])
                .toArray();
        total++;
        asFar += Math.abs(won(a, b) - half) >= distance ? 1 : 0;
      }
    }
    return (double) asFar / total;
  }

  private static double won(double[] a, double[] b) {
    double won = 0;
    for (double x : a) {
      for (double y : b) {
        won += x > y ? 1 : x == y ? 0.5 : 0;
      }
    }
    return won;
  }

  @Test
  void cliffsDeltaIsTheBalanceOfWins() {
    // Of four pairs the first wins 1 and loses 2, one is a tie.
    assertThat(MannWhitney.of(new double[] {1, 3}, new double[] {2, 3}).cliffsDelta())
        .isCloseTo(-0.25, within(1e-12));
    assertThat(MannWhitney.of(new double[] {5, 5}, new double[] {5}).p()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"1, 4", "2, 5", "6, 5", "9, 6", "18, 6", "27, 7", "66, 7", "105, 8"})
  void forksNeededUntilHolmCanSayAnything(int comparisons, int forks) {
    assertThat(MannWhitney.forksNeeded(comparisons, 0.05)).hasValue(forks);
  }

  /** All differences of one sign: 2 in 2^n. */
  @ParameterizedTest
  @CsvSource({"3, .25", "4, .125", "5, .0625", "6, .03125", "7, .015625", "10, .001953125"})
  void differencesOfOneSignHaveTheSmallestP(int rounds, double p) {
    double[] differences = IntStream.rangeClosed(1, rounds).mapToDouble(i -> 0.1 * i).toArray();

    assertThat(SignFlip.p(differences)).isEqualTo(p);
    assertThat(SignFlip.p(DoubleStream.of(differences).map(d -> -d).toArray())).isEqualTo(p);
  }

  @Test
  void equalSumsCountWhateverTheirRounding() {
    // 0.1 + 0.2 and 0.3 are not equal in doubles; the patterns that give them are.
    assertThat(SignFlip.p(0.1, 0.2, -0.3)).isEqualTo(1);
    assertThat(SignFlip.p(0.1, 0.2, 0.3)).isEqualTo(0.25);
  }

  @Test
  void whatCannotBeTestedIsRefused() {
    assertThatThrownBy(() -> MannWhitney.of(new double[0], new double[] {1}))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> MannWhitney.of(new double[] {Double.NaN}, new double[] {1}))
        .hasMessageContaining("not a number");
    assertThatThrownBy(() -> SignFlip.p(new double[21])).hasMessageContaining("21 rounds");
  }
}
