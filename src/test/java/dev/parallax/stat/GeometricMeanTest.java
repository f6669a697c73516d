package dev.parallax.stat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GeometricMeanTest {
  private static final double EXACT = 1e-12;

  @Test
  void theMeanOfOneCellIsThatCellsMean() {
    List<Double> forks = List.of(1.0, 1.2, 0.9);

    assertSame(GeometricMean.of(List.of(forks), 0.95), LogMean.of(forks, 0.95));
  }

  @Test
  void theRatioOfOneCellEachIsTheirRatio() {
    List<Double> a = List.of(1.0, 1.2, 0.9);
    List<Double> b = List.of(2.0, 2.2, 2.1, 1.8);

    assertSame(GeometricMean.ratio(List.of(a), List.of(b), 0.95), LogRatio.independent(a, b, 0.95));
  }

  /** By hand: logs 0 and ln 4 have the mean ln 2; each cell's forks spread by ln 1.1 around it. */
  @Test
  void meansMultiplyAndVariancesAdd() {
    Estimate mean =
        GeometricMean.of(List.of(List.of(1 / 1.1, 1.1), List.of(4 / 1.1, 4 * 1.1)), 0.95);

    double variance = 2 * (Math.pow(Math.log(1.1), 2) * 2 / 2) / 4;
    // Two equal parts with one degree of freedom each make two; t of 0.975 with two is 4.302653.
    double half = 4.302652729911275 * Math.sqrt(variance);
    assertThat(mean.value()).isCloseTo(2, within(EXACT));
    assertThat(Math.log(mean.interval().hi() / 2)).isCloseTo(half, within(1e-9));
    assertThat(Math.log(2 / mean.interval().lo())).isCloseTo(half, within(1e-9));
  }

  @Test
  void oneForkAnywhereLeavesNoInterval() {
    List<List<Double>> cells = List.of(List.of(1.0, 1.1), List.of(4.0));

    assertThat(GeometricMean.of(cells, 0.95).interval().isKnown()).isFalse();
    assertThat(GeometricMean.ratio(cells, cells, 0.95).interval().isKnown()).isFalse();
    assertThat(GeometricMean.ratio(cells, cells, 0.95).value()).isCloseTo(1, within(EXACT));
  }

  @Test
  void forksWithoutSpreadLeaveNoDoubt() {
    Estimate mean = GeometricMean.of(List.of(List.of(2.0, 2.0), List.of(8.0, 8.0)), 0.95);

    assertThat(mean.value()).isCloseTo(4, within(EXACT));
    assertThat(mean.interval().hi()).isCloseTo(4, within(EXACT));
  }

  @Test
  void aRoundThatACellLacksIsLeftOut() {
    assertThat(GeometricMean.perRound(List.of(List.of(1.0, 2.0, 3.0), List.of(4.0, Double.NaN))))
        .containsExactly(2.0);
  }

  /** The share of intervals that hold the truth, over seeded draws; four standard errors wide. */
  @Test
  void intervalsHoldTheTruthAsOftenAsTheySay() {
    long seed = 5;
    Random random = new Random(seed);
    int runs = 4000;
    int hits = 0;
    for (int run = 0; run < runs; run++) {
      List<List<Double>> a = draw(random, 1.5);
      List<List<Double>> b = draw(random, 1);
      hits += GeometricMean.ratio(a, b, 0.95).interval().contains(1.5) ? 1 : 0;
    }
    assertThat(hits / (double) runs)
        .as("seed %d", seed)
        .isBetween(0.95 - 4 * Math.sqrt(0.95 * 0.05 / runs), 0.98);
  }

  private static List<List<Double>> draw(Random random, double factor) {
    List<List<Double>> cells = new ArrayList<>();
    for (int cell = 1; cell <= 4; cell++) {
      double centre = factor * cell;
      double noise = 0.02 * cell;
      cells.add(
          IntStream.range(0, 5)
              .mapToObj(fork -> centre * Math.exp(noise * random.nextGaussian()))
              .toList());
    }
    return cells;
  }

  private static void assertSame(Estimate actual, Estimate expected) {
    assertThat(actual.value()).isCloseTo(expected.value(), within(EXACT));
    assertThat(actual.interval().lo()).isCloseTo(expected.interval().lo(), within(EXACT));
    assertThat(actual.interval().hi()).isCloseTo(expected.interval().hi(), within(EXACT));
  }
}
