package dev.parallax.stat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BlockedVarianceTest {
  /** Of cells, rounds and turns, with noise of each kind by its standard deviation. */
  private static List<double[][]> logs(
      int cells, int rounds, int turns, double ofForks, double ofTurns, double common) {
    Random random = new Random(7);
    double[][] shared = new double[rounds][turns];
    for (double[] round : shared) {
      double level = common * random.nextGaussian();
      for (int turn = 0; turn < turns; turn++) {
        round[turn] = level + common * random.nextGaussian();
      }
    }
    List<double[][]> logs = new ArrayList<>();
    for (int cell = 0; cell < cells; cell++) {
      double[][] forks = new double[rounds][turns];
      for (int round = 0; round < rounds; round++) {
        double fork = cell + ofForks * random.nextGaussian();
        for (int turn = 0; turn < turns; turn++) {
          forks[round][turn] = fork + shared[round][turn] + ofTurns * random.nextGaussian();
        }
      }
      logs.add(forks);
    }
    return logs;
  }

  @Test
  void noiseIsFoundAgainWhateverAllCellsHaveInCommon() {
    BlockedVariance found = BlockedVariance.of(logs(40, 40, 8, 0.02, 0.05, 0.3));
    assertThat(Math.sqrt(found.ofTurns())).isCloseTo(0.05, within(0.002));
    assertThat(Math.sqrt(found.ofForks())).isCloseTo(0.02, within(0.002));
  }

  /** Two by two by two: by hand. */
  @Test
  void aSmallTableIsReckonedAsByHand() {
    BlockedVariance found =
        BlockedVariance.of(
            List.of(new double[][] {{0, 2}, {4, 4}}, new double[][] {{0, 0}, {0, 0}}));
    // Within: residuals of the first round are -0.5 and 0.5, squares 4 x 0.25 over 1, and 0;
    // halved.
    assertThat(found.ofTurns()).isCloseTo(0.5, within(1e-12));
    // Between: means 1, 4 and 0, 0 leave 4 x 0.75 squared over 1, less half of that of turns.
    assertThat(found.ofForks()).isCloseTo(2.25 - 0.25, within(1e-12));
  }

  @Test
  void turnsFollowFromCostsAndNoise() {
    assertThat(new BlockedVariance(0.04, 0.01).turns(2.5, 0.1)).isCloseTo(10, within(1e-9));
    assertThat(new BlockedVariance(0.04, -0.01).turns(2.5, 0.1)).isInfinite();
  }

  @Test
  void fewerThanTwoOfAnythingAreRefused() {
    assertThatThrownBy(() -> BlockedVariance.of(logs(2, 1, 2, 0, 0, 0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("2 cells, 1 rounds, 2 turns: two of each are needed");
  }
}
