package dev.parallax.stat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SteadyStateTest {
  @Test
  void threeIterationsSayNothing() {
    assertThat(SteadyState.of(List.of(1.0, 2.0, 3.0)).kind())
        .isEqualTo(SteadyState.Kind.TOO_FEW_ITERATIONS);
    assertThat(SteadyState.of(List.of()).kind()).isEqualTo(SteadyState.Kind.TOO_FEW_ITERATIONS);
  }

  @Test
  void aForkThatGetsFasterIsNotSteady() {
    SteadyState state = SteadyState.of(List.of(2.0, 1.98, 1.5, 1.2, 1.21));

    assertThat(state.kind()).isEqualTo(SteadyState.Kind.NOT_STEADY);
    assertThat(state.change().value()).isCloseTo(1.205 / 1.99, within(0.001));
  }

  @Test
  void aChangeWithinTheMarginIsNone() {
    assertThat(SteadyState.of(List.of(1.0, 1.001, 1.03, 1.031)).kind())
        .isEqualTo(SteadyState.Kind.STEADY);
  }

  @Test
  void warmUpThatReachesIntoTheMeasurementIsFound() {
    List<Double> times = noisy(81, 60, 0.01);
    for (int i = 0; i < 15; i++) {
      times.set(i, times.get(i) * 1.5);
    }

    SteadyState state = SteadyState.of(times);

    assertThat(state.kind()).isEqualTo(SteadyState.Kind.STEADY_LATER);
    assertThat(state.steadyFrom()).isBetween(14, 16);
  }

  @Test
  void aChangeNearTheEndLeavesNothingSteady() {
    List<Double> times = noisy(82, 60, 0.01);
    for (int i = 50; i < 60; i++) {
      times.set(i, times.get(i) * 1.5);
    }

    assertThat(SteadyState.of(times).kind()).isEqualTo(SteadyState.Kind.NOT_STEADY);
  }

  @Test
  void outliersAreNamedAndChangeNothing() {
    List<Double> times = noisy(83, 40, 0.01);
    times.set(17, 1.9);

    SteadyState state = SteadyState.of(times);

    assertThat(state.outliers()).containsExactly(17);
    assertThat(state.kind()).isEqualTo(SteadyState.Kind.STEADY);
  }

  @Test
  void equalIterationsAreSteady() {
    for (int count : List.of(5, 50)) {
      SteadyState state = SteadyState.of(IntStream.range(0, count).mapToObj(i -> 3.0).toList());
      assertThat(state.kind()).isEqualTo(SteadyState.Kind.STEADY);
      assertThat(state.outliers()).isEmpty();
    }
  }

  /** PELT finds the cheapest cut: compared with trying every single cut. */
  @ParameterizedTest
  @ValueSource(longs = {84, 85})
  void aStepIsFoundWhereItIs(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 50; i++) {
      int step = 10 + random.nextInt(80);
      double[] values = new double[100];
      for (int j = 0; j < values.length; j++) {
        values[j] = (j < step ? 0 : 10) + random.nextGaussian();
      }
      assertThat(ChangePoints.starts(values)).as("seed " + seed).containsExactly(0, step);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {86, 87})
  void steadyForksAreRarelyAccused(long seed) {
    for (int count : List.of(5, 10, 30, 100)) {
      int accused = 0;
      for (int i = 0; i < 200; i++) {
        SteadyState state = SteadyState.of(noisy(seed * 1000 + i, count, 0.05));
        accused += state.kind() == SteadyState.Kind.STEADY ? 0 : 1;
      }
      assertThat(accused).as(count + " iterations, seed " + seed).isLessThanOrEqualTo(10);
    }
  }

  private static List<Double> noisy(long seed, int count, double cv) {
    Random random = new Random(seed);
    List<Double> times = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      times.add(Math.exp(cv * random.nextGaussian()));
    }
    return times;
  }
}
