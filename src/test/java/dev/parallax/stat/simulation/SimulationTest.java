package dev.parallax.stat.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallax.stat.decision.Racing;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A short run of the simulation: src/docs/simulation.md has the long one. */
class SimulationTest {
  private static final long SEED = 99;
  private static final int FAMILIES = 50;

  @ParameterizedTest
  @EnumSource
  void theRuleErrsAsRarelyAsItSays(Noise noise) {
    Simulation simulation = new Simulation(SEED, FAMILIES, 0.03);
    Rates equal = simulation.fixed(World.EQUAL, noise, 5);
    Rates margin = simulation.fixed(World.MARGIN, noise, 5);
    String seed = "seed " + SEED;

    assertThat(equal.falseWinner()).as(seed).isLessThanOrEqualTo(0.05);
    assertThat((equal.coverage() + margin.coverage()) / 2).as(seed).isGreaterThanOrEqualTo(0.94);
    assertThat(margin.wrongPrefer()).as(seed).isLessThanOrEqualTo(0.02);
    // Pairs of one family share their cells, so that the mean over families is rough.
    assertThat(margin.wrongEquivalent()).as(seed).isLessThanOrEqualTo(0.08);
  }

  @ParameterizedTest
  @EnumSource
  void racingSavesForksAndKeepsTheBest(Noise noise) {
    Rates raced = new Simulation(SEED, FAMILIES, 0.03).raced(World.IO, noise, Racing.standard());

    assertThat(raced.forks()).isLessThan(0.7);
    assertThat(raced.bestDropped()).as("seed " + SEED).isLessThanOrEqualTo(0.02);
    assertThat(raced.falseWinner()).as("seed " + SEED).isLessThanOrEqualTo(0.05);
    assertThat(raced.wrongPrefer()).as("seed " + SEED).isLessThanOrEqualTo(0.02);
  }
}
