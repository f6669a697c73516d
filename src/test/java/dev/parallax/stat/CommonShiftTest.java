package dev.parallax.stat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.parallax.stat.CommonShift.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommonShiftTest {
  private static CommonShift of(double... ratios) {
    return CommonShift.of(
        DoubleStream.of(ratios).mapToObj(Estimate::withoutInterval).toList(), 0.05, 0.95);
  }

  private static double[] repeated(int times, double ratio, int others, double other) {
    return DoubleStream.concat(
            DoubleStream.generate(() -> ratio).limit(times),
            DoubleStream.generate(() -> other).limit(others))
        .toArray();
  }

  /**
   * Ranks of the sign test's interval as tables of it print them: of n values the k-th is an end.
   */
  @ParameterizedTest
  @CsvSource({
    "6, 0.95, 1",
    "8, 0.95, 1",
    "9, 0.95, 2",
    "10, 0.95, 2",
    "12, 0.95, 3",
    "15, 0.95, 4",
    "20, 0.95, 6",
    "25, 0.95, 8",
    "100, 0.95, 40",
    "8, 0.99, 1",
    "20, 0.99, 4",
    "25, 0.99, 6",
  })
  void theIntervalOfTheMedianIsThatOfTheSignTest(int rows, double confidence, int rank) {
    List<Estimate> ratios =
        new ArrayList<>(
            IntStream.rangeClosed(1, rows).mapToObj(i -> Estimate.withoutInterval(i)).toList());
    Collections.shuffle(ratios, new Random(rows));

    Interval interval = CommonShift.of(ratios, 0.05, confidence).ratio().interval();

    assertThat(interval.lo()).isCloseTo(rank, within(1e-9));
    assertThat(interval.hi()).isCloseTo(rows + 1 - rank, within(1e-9));
  }

  @Test
  void fiveRowsAreTooFewEvenIfTheyAllMoved() {
    CommonShift shift = of(2, 2, 2, 2, 2);

    assertThat(shift.kind()).isEqualTo(Kind.TOO_FEW_ROWS);
    assertThat(shift.ratio().value()).isCloseTo(2, within(1e-12));
    assertThat(shift.ratio().interval().isKnown()).isFalse();
    assertThat(CommonShift.fewestRows(0.95)).isEqualTo(6);
    assertThat(CommonShift.fewestRows(0.99)).isEqualTo(8);
    assertThat(of().kind()).isEqualTo(Kind.TOO_FEW_ROWS);
  }

  @Test
  void aFewRowsThatChangedForThemselvesDontMoveTheShift() {
    CommonShift shift = of(repeated(10, 1.2, 2, 3.0));

    assertThat(shift.kind()).isEqualTo(Kind.COMMON);
    assertThat(shift.ratio().value()).isCloseTo(1.2, within(1e-12));
    assertThat(shift.agreeing()).isEqualTo(10);
  }

  @Test
  void rowsThatStayedAreNoShift() {
    assertThat(of(repeated(10, 1.01, 2, 3.0)).kind()).isEqualTo(Kind.NONE);
  }

  /** Their median is 1.41, where there is no row at all. */
  @Test
  void halfOfTheRowsMovedIsNoCommonShift() {
    CommonShift shift = of(repeated(6, 2, 6, 1));

    assertThat(shift.kind()).isEqualTo(Kind.UNCLEAR);
    assertThat(shift.ratio().value()).isCloseTo(Math.sqrt(2), within(1e-12));
    assertThat(shift.agreeing()).isZero();
  }

  @Test
  void rowsThatAllMovedByDifferentFactorsHaveNoneInCommon() {
    CommonShift shift = of(1.2, 1.4, 1.7, 2.0, 2.4, 2.9, 3.5, 4.2);

    assertThat(shift.ratio().interval().lo()).isGreaterThan(1);
    assertThat(shift.kind()).isEqualTo(Kind.UNCLEAR);
  }

  @Test
  void aNoisyRowAgreesIfItsIntervalHoldsTheMedian() {
    List<Estimate> rows =
        Stream.concat(
                IntStream.range(0, 6).mapToObj(i -> Estimate.withoutInterval(1.3)),
                Stream.of(
                    new Estimate(1.5, new Interval(1.2, 1.9)),
                    new Estimate(1.6, new Interval(1.5, 1.7))))
            .toList();

    assertThat(CommonShift.of(rows, 0.05, 0.95).agreeing()).isEqualTo(7);
  }

  /** Whether a run is compared with the other or the other with it must not matter. */
  @Test
  void theOtherWayRoundItIsTheInverse() {
    for (long seed = 1; seed <= 200; seed++) {
      Random random = new Random(seed);
      double[] ratios =
          DoubleStream.generate(() -> Math.exp(random.nextGaussian() * 0.1 + 0.1))
              .limit(6 + random.nextInt(20))
              .toArray();
      CommonShift there = of(ratios);
      CommonShift back = of(DoubleStream.of(ratios).map(ratio -> 1 / ratio).toArray());

      assertThat(back.kind()).as("seed %d", seed).isEqualTo(there.kind());
      assertThat(back.ratio().value())
          .as("seed %d", seed)
          .isCloseTo(1 / there.ratio().value(), within(1e-9));
      assertThat(back.ratio().interval().lo())
          .as("seed %d", seed)
          .isCloseTo(1 / there.ratio().interval().hi(), within(1e-9));
    }
  }

  /** Twelve rows: the exact level is 96.1 %, whatever the noise looks like. */
  @Test
  void theIntervalHoldsTheTrueShiftAsOftenAsItSays() {
    long seed = 2026;
    Random random = new Random(seed);
    int families = 4000;
    int held = 0;
    int called = 0;
    for (int family = 0; family < families; family++) {
      double[] noise =
          DoubleStream.generate(() -> Math.pow(random.nextGaussian(), 3) * 0.05)
              .limit(12)
              .toArray();
      CommonShift shifted = of(DoubleStream.of(noise).map(x -> 1.3 * Math.exp(x)).toArray());
      held += shifted.ratio().interval().contains(1.3) ? 1 : 0;
      called += of(DoubleStream.of(noise).map(Math::exp).toArray()).isCommon() ? 1 : 0;
    }
    assertThat((double) held / families).as("seed %d", seed).isBetween(0.95, 0.972);
    assertThat((double) called / families).as("seed %d", seed).isLessThan(0.05);
  }
}
