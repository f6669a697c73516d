package dev.parallax.stat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is said of warm-up by few forks of few iterations, and how often it is wrong. */
class WarmthTest {
  private static final int CELLS = 13;
  private static final long SEED = 20261129;

  private final Random random = new Random(SEED);

  @BeforeAll
  static void sayTheSeed() {
    System.out.println("WarmthTest: seed " + SEED);
  }

  @Test
  void threeForksOfTwoIterationsTellWhichCellsAreColdIfTheCellsAgree() {
    List<List<List<Double>>> cells =
        List.of(
            List.of(List.of(64.2, 54.5), List.of(63.0, 62.8), List.of(66.8, 69.7)),
            List.of(List.of(36.3, 14.6), List.of(36.5, 12.0), List.of(35.8, 14.2)),
            List.of(List.of(38.2, 14.5), List.of(41.9, 18.5), List.of(36.2, 16.6)),
            List.of(List.of(21.0, 21.1), List.of(20.9, 23.0), List.of(23.8, 23.0)));

    List<Warmth> warmth = Warmth.ofCells(cells);

    assertThat(warmth).extracting(Warmth::cold).containsExactly(false, true, true, false);
    assertThat(warmth).extracting(Warmth::slowIterations).containsExactly(0, 1, 1, 0);
    assertThat(warmth.get(1).firstOverRest()).isCloseTo(35.8 / 14.2, within(1e-12));
  }

  @Test
  void countsTheLeadingIterationsThatAreSlowerThanTheRest() {
    List<Warmth> warmth =
        Warmth.ofCells(
            IntStream.range(0, 5)
                .mapToObj(
                    cell -> forks(5, 6, 0.02, iteration -> cell > 2 ? 1 : iteration < cell ? 2 : 1))
                .toList());

    assertThat(warmth).extracting(Warmth::slowIterations).containsExactly(0, 1, 2, 0, 0);
  }

  @Test
  void firstIterationsThatAreFasterAreNotCold() {
    List<Warmth> warmth =
        Warmth.ofCells(List.of(forks(7, 5, 0.01, iteration -> iteration == 0 ? 0.5 : 1)));

    assertThat(warmth.getFirst().cold()).isFalse();
    assertThat(warmth.getFirst().firstOverRest()).isLessThan(0.6);
  }

  @Test
  void whatTooFewIterationsOrForksTellIsNothing() {
    List<Warmth> warmth =
        Warmth.ofCells(
            List.of(
                List.of(),
                List.of(List.of(3.0), List.of(3.1)),
                List.of(List.of(9.0, 3.0, 3.0, 3.0))));

    assertThat(warmth).extracting(Warmth::cold).containsOnly(false);
    assertThat(warmth.get(1).firstOverRest()).isNaN();
    assertThat(warmth.get(2).firstOverRest()).isCloseTo(3, within(1e-12));
  }

  @Test
  void oneWildForkNeitherMakesACellColdNorHidesThatOthersAre() {
    List<List<List<Double>>> cells = new ArrayList<>();
    for (int cell = 0; cell < CELLS; cell++) {
      double first = cell < 2 ? 2.3 : 1;
      List<List<Double>> forks = new ArrayList<>(forks(5, 3, 0.03, i -> i == 0 ? first : 1));
      if (cell == 1 || cell == 2) {
        forks.set(0, List.of(10.0, 1.0, 1.0));
        forks.set(1, cell == 1 ? List.of(2.3, 1.0, 10.0) : forks.get(1));
      }
      cells.add(forks);
    }

    assertThat(Warmth.ofCells(cells).subList(2, CELLS)).noneMatch(Warmth::cold);
    assertThat(Warmth.ofCells(cells).subList(0, 2)).allMatch(Warmth::cold);
  }

  @Test
  void noiseAloneIsCalledColdInAtMostOneCaseOfAHundred() {
    int cases = 0;
    int alarms = 0;
    for (int forks : new int[] {3, 5, 7}) {
      for (int iterations = 2; iterations <= 5; iterations++) {
        for (double noise : new double[] {0.01, 0.05, 0.15}) {
          for (double slowStretches : new double[] {0, 0.1, 0.3}) {
            for (int repetition = 0; repetition < 15; repetition++) {
              cases++;
              if (coldShare(forks, iterations, noise, slowStretches, 1) > 0) {
                alarms++;
              }
            }
          }
        }
      }
    }

    assertThat((double) alarms / cases).isLessThanOrEqualTo(0.01);
  }

  @Test
  void threeForksOfTwoIterationsFindACellThatIsTwiceAsSlowAtFirst() {
    assertThat(found(3, 2, 0.07, 2.3)).isGreaterThan(0.95);
    assertThat(found(3, 2, 0.03, 1.4)).isGreaterThan(0.95);
  }

  @Test
  void aSmallExcessIsFoundWhereForksAreQuietOrMany() {
    assertThat(found(3, 2, 0.01, 1.15)).isGreaterThan(0.9);
    assertThat(found(7, 3, 0.03, 1.15)).isGreaterThan(0.75);
  }

  private double found(int forks, int iterations, double noise, double first) {
    return IntStream.range(0, 60)
        .mapToDouble(repetition -> coldShare(forks, iterations, noise, 0, first))
        .average()
        .orElseThrow();
  }

  /** The share of a case's cells that are called cold. */
  private double coldShare(
      int forks, int iterations, double noise, double slowStretches, double first) {
    List<List<List<Double>>> cells = new ArrayList<>();
    for (int cell = 0; cell < CELLS; cell++) {
      cells.add(
          slowStretches > 0
              ? stretched(forks, iterations, noise, slowStretches)
              : forks(forks, iterations, noise, iteration -> iteration == 0 ? first : 1));
    }
    return (double) Warmth.ofCells(cells).stream().filter(Warmth::cold).count() / CELLS;
  }

  private List<List<Double>> forks(
      int forks, int iterations, double noise, ToDoubleFunction<Integer> level) {
    return IntStream.range(0, forks)
        .mapToObj(fork ->
            IntStream.range(0, iterations)
                .mapToObj(i -> level.applyAsDouble(i) * Math.exp(noise * random.nextGaussian()))
                .toList())
        .toList();
  }

  /**
   * Forks whose iterations of 0.3 s are hit by slow stretches of 0.3 s, in a given share of the
   * time, such that one iteration varies about as much as given.
   */
  private List<List<Double>> stretched(int forks, int iterations, double noise, double share) {
    // Two stretches seldom meet in an iteration, which is covered by two thirds of a stretch.
    double excess = noise / Math.sqrt(share * (1 - share) * 2 / 3);
    return IntStream.range(0, forks)
        .mapToObj(f -> stretchedFork(iterations, excess, share))
        .toList();
  }

  private List<Double> stretchedFork(int iterations, double excess, double share) {
    double[] covered = new double[iterations];
    double start = -20;
    while (start < iterations) {
      start -= Math.log(1 - random.nextDouble()) * (1 - share) / share;
      for (int i = Math.max(0, (int) start); i < Math.min(iterations, start + 1); i++) {
        covered[i] += Math.max(0, Math.min(start + 1, i + 1) - Math.max(start, i));
      }
      start++;
    }
    return IntStream.range(0, iterations)
        .mapToObj(i -> (1 + excess * covered[i]) * Math.exp(0.01 * random.nextGaussian()))
        .toList();
  }
}
