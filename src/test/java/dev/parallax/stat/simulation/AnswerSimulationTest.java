package dev.parallax.stat.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A short run of the simulation: src/docs/reading-a-verdict.md has the table of the long one. */
class AnswerSimulationTest {
  private static final long SEED = 99;
  private static final int CASES = 12;

  @ParameterizedTest
  @CsvSource({"NORMAL, 0.02, 7", "SLOW_SECONDS, 0.03, 5", "UNEVEN, 0.03, 3"})
  void theAnswersAreRarelyWrong(Noise noise, double cv, int rounds) {
    AnswerSimulation simulation = new AnswerSimulation(SEED, CASES, noise, cv);
    AnswerRates mean =
        Arrays.stream(AnswerWorld.values())
            .map(world -> simulation.fixed(world, rounds))
            .reduce(AnswerRates::plus)
            .orElseThrow()
            .over(AnswerWorld.values().length);

    // Three standard errors of so few cases above 5 %.
    double error = Math.sqrt(0.05 * 0.95 / CASES / AnswerWorld.values().length);
    assertThat(mean.wrong()).as("seed " + SEED).isLessThanOrEqualTo(0.05 + 3 * error);
    assertThat(mean.wrongUse()).as("seed " + SEED).isLessThanOrEqualTo(0.05 + 3 * error);
    assertThat(mean.decided().getFirst()).as("seed " + SEED).isGreaterThan(0.6);
  }
}
