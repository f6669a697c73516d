package dev.parallax.stat.scaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Known answers are those of R's package usl and of Gunther's book, to the digits they print. Where
 * R stops a little before the optimum, in the sixth digit, the optimum itself is expected: the root
 * of the gradient, found by Newton's method in 40 digits.
 */
class ScalingLawsTest {
  /** SPEC SDM 91 on a Sun SPARCcenter 2000, from R's package usl. */
  private static final List<ScalingPoint> SPEC_SDM =
      points(
          new double[] {1, 18, 36, 72, 108, 144, 216},
          new double[] {64.9, 995.9, 1652.4, 1853.2, 1828.9, 1775.0, 1702.2});

  /** A ray tracer on a NUMA machine, from R's package usl. */
  private static final List<ScalingPoint> RAYTRACER =
      points(
          new double[] {1, 4, 8, 12, 16, 20, 24, 28, 32, 48, 64},
          new double[] {20, 78, 130, 170, 190, 200, 210, 230, 260, 280, 310});

  @Test
  void specSdm91HasTheKnownFit() {
    ScalingFit.Fitted fit = fitted(SPEC_SDM);

    assertThat(fit.law()).isEqualTo(ScalingLaw.USL);
    // R prints 0.02772841 (0.0091218), 1.0436577e-4 (1.98767e-5) and 89.99518 (14.21352).
    assertThat(fit.alpha().value()).isCloseTo(0.0277284756186, within(1e-10));
    assertThat(fit.beta().value()).isCloseTo(1.04365483844e-4, within(1e-12));
    assertThat(fit.gamma().value()).isCloseTo(89.9952331043, within(1e-6));
    assertThat(error(fit.alpha())).isCloseTo(9.12173181e-3, within(1e-11));
    assertThat(error(fit.beta())).isCloseTo(1.98752709e-5, within(1e-13));
    assertThat(error(fit.gamma())).isCloseTo(14.2134894, within(1e-6));
    assertThat(fit.residualStandardError()).isCloseTo(82.846, within(5e-4));
    assertThat(fit.degreesOfFreedom()).isEqualTo(4);
    assertAgree(fit.residuals(), 0.005, -25.10, -81.66, 111.09, 3.05, -49.99, -46.60, 56.00);
    assertAgree(
        SPEC_SDM.stream().map(p -> p.throughput() / p.workers() / fit.gamma().value()).toList(),
        5e-5,
        .7211,
        .6148,
        .5100,
        .2860,
        .1882,
        .1370,
        .0876);
    assertThat(fit.superlinear()).isFalse();
  }

  @Test
  void specSdm91PeaksWithinWhatWasMeasured() {
    Peak.At peak = (Peak.At) fitted(SPEC_SDM).peak();

    assertThat(peak.workers()).isCloseTo(96.5194, within(5e-4));
    assertThat(peak.throughput()).isCloseTo(1883.90, within(0.005));
    assertThat(peak.standardError()).hasValueCloseTo(8.99, within(0.005));
    assertThat(peak.interval().lo()).isCloseTo(71.6, within(0.05));
    assertThat(peak.interval().hi()).isCloseTo(121.5, within(0.05));
    ScalingModel model = fitted(SPEC_SDM).model();
    assertThat(model.throughput(peak.wholeWorkers()))
        .isGreaterThanOrEqualTo(model.throughput(96))
        .isGreaterThanOrEqualTo(model.throughput(97));
  }

  @Test
  void aTurningPointIsWhereItsFormulaSays() {
    assertThat(new ScalingModel(0.001, 1e-5, 1).turningPoint())
        .hasValueCloseTo(316.0696, within(5e-5));
    assertThat(new ScalingModel(0.1, 0, 1).turningPoint()).isEmpty();
    assertThat(new ScalingModel(1, 0.1, 1).turningPoint()).isEmpty();
  }

  /** Without bounds beta would be -0.000201. */
  @Test
  void theRaytracerEndsAtAmdahlsLaw() {
    ScalingFit.Fitted fit = fitted(RAYTRACER);

    assertThat(fit.law()).isEqualTo(ScalingLaw.AMDAHL);
    assertThat(fit.beta()).isEqualTo(new Coefficient(0, OptionalDouble.empty()));
    assertThat(fit.alpha().value()).isCloseTo(0.05777078, within(5e-9));
    assertThat(fit.gamma().value()).isCloseTo(21.848843, within(5e-7));
    double squares = fit.residuals().stream().mapToDouble(r -> r * r).sum();
    assertThat(squares).isCloseTo(697.238, within(5e-4));
    assertThat(fit.peak()).isEqualTo(new Peak.NotUpTo(64));
    assertThat(ScalingLaws.amdahl(RAYTRACER, 0.95)).isEqualTo(fit);
  }

  @Test
  void aCurveCutShortHasAFitButNoPeak() {
    ScalingFit.Fitted fit = fitted(RAYTRACER.subList(0, 6));

    assertThat(fit.alpha().value()).isCloseTo(0.02444404, within(5e-9));
    assertThat(fit.beta().value()).isCloseTo(0.00162681, within(5e-9));
    // R prints 20.856046 (0.788507).
    assertThat(fit.gamma().value()).isCloseTo(20.8560453030, within(1e-8));
    assertThat(error(fit.alpha())).isCloseTo(0.0083907, within(5e-8));
    assertThat(error(fit.beta())).isCloseTo(0.00026140, within(5e-9));
    assertThat(error(fit.gamma())).isCloseTo(0.788507, within(1e-6));
    assertThat(fit.model().turningPoint()).hasValueCloseTo(24.488, within(5e-4));
    assertThat(fit.peak()).isEqualTo(new Peak.NotUpTo(20));
  }

  @Test
  void theSyntheticCurveGivesItsCoefficientsBack() {
    ScalingFit.Fitted fit =
        fitted(
            points(
                new double[] {1, 2, 4, 6, 8, 10},
                new double[] {1, 1.8868, 3.0769, 3.5294, 3.5398, 3.3557}));

    assertThat(fit.alpha().value()).isCloseTo(0.02, within(5e-5));
    assertThat(fit.beta().value()).isCloseTo(0.02, within(5e-5));
    assertThat(fit.gamma().value()).isCloseTo(1, within(5e-5));
    Peak.At peak = (Peak.At) fit.peak();
    assertThat(peak.workers()).isCloseTo(7.000, within(5e-4));
    assertThat(peak.wholeWorkers()).isEqualTo(7);
  }

  @Test
  void fiveWorkerCountsAreTooFewHoweverManyPoints() {
    List<ScalingPoint> five = RAYTRACER.subList(0, 5);
    List<ScalingPoint> twice = new ArrayList<>(five);
    twice.addAll(five);

    assertThat(ScalingLaws.universal(twice, 0.95))
        .isEqualTo(new ScalingFit.TooFewWorkerCounts(5, 6));
    assertThat(ScalingLaws.amdahl(List.of(), 0.95))
        .isEqualTo(new ScalingFit.TooFewWorkerCounts(0, 6));
  }

  @Test
  void perfectScalingHasNeitherContentionNorPeak() {
    double[] n = {1, 2, 3, 4, 6, 8};
    ScalingFit.Fitted fit = fitted(points(n, Arrays.stream(n).map(x -> 7 * x).toArray()));

    assertThat(fit.alpha().value()).isCloseTo(0, within(1e-9));
    assertThat(fit.beta().value()).isCloseTo(0, within(1e-9));
    assertThat(fit.gamma().value()).isCloseTo(7, within(1e-9));
    assertThat(fit.peak()).isEqualTo(new Peak.NotUpTo(8));
  }

  @Test
  void moreThanPerfectScalingIsFlagged() {
    double[] n = {1, 2, 3, 4, 6, 8, 12};
    ScalingFit.Fitted fit =
        fitted(points(n, Arrays.stream(n).map(x -> x * (1 + 0.05 * Math.log(x))).toArray()));

    assertThat(fit.superlinear()).isTrue();
    assertThat(fit.alpha()).isEqualTo(new Coefficient(0, OptionalDouble.empty()));
  }

  @Test
  void throughputThatOnlyFallsHasItsPeakAtTheFewest() {
    double[] n = {1, 2, 3, 4, 6, 8};
    ScalingFit.Fitted fit = fitted(points(n, Arrays.stream(n).map(x -> 5 / x).toArray()));

    assertThat(fit.peak()).isEqualTo(new Peak.FallsFrom(1));
    assertThat(fit.alpha().value()).isBetween(0.0, 1.0);
    assertThat(fit.beta().value()).isBetween(0.0, 1.0);
  }

  /** The measured range ends in a rise: noise turned the curve, not the machine. */
  @Test
  void aLastPointThatStillRisesIsNoPeak() {
    ScalingFit.Fitted fit =
        fitted(
            points(
                new double[] {1, 2, 4, 6, 8, 10},
                new double[] {1, 1.8868, 3.0769, 3.5294, 3.3, 3.54}));

    assertThat(fit.model().turningPoint().orElseThrow()).isBetween(6.0, 10.0);
    assertThat(fit.peak()).isEqualTo(new Peak.NotUpTo(10));
  }

  @ParameterizedTest
  @ValueSource(longs = {21, 22, 23})
  void noOtherCoefficientsWithinTheBoundsFitBetter(long seed) {
    Random random = new Random(seed);
    double[] n = {1, 2, 3, 4, 6, 8, 12, 16};
    for (int i = 0; i < 100; i++) {
      ScalingModel truth =
          new ScalingModel(
              random.nextBoolean() ? 0 : random.nextDouble(),
              random.nextBoolean() ? 0 : 0.05 * random.nextDouble(),
              Math.exp(20 * random.nextDouble() - 10));
      List<ScalingPoint> points =
          Arrays.stream(n)
              .mapToObj(x ->
                  new ScalingPoint(x, truth.throughput(x) * Math.exp(0.1 * random.nextGaussian())))
              .toList();
      ScalingFit.Fitted fit = fitted(points);
      double least = squares(points, fit.model());
      for (int trial = 0; trial < 200; trial++) {
        double nudge = Math.pow(10, -4 * random.nextDouble());
        ScalingModel other =
            new ScalingModel(
                Math.clamp(fit.alpha().value() + nudge * random.nextGaussian(), 0, 1),
                Math.clamp(fit.beta().value() + 0.05 * nudge * random.nextGaussian(), 0, 1),
                fit.gamma().value() * Math.exp(nudge * random.nextGaussian()));
        assertThat(squares(points, other))
            .as("seed " + seed + ", case " + i + ", " + other)
            .isGreaterThanOrEqualTo(least * (1 - 1e-9));
      }
    }
  }

  @Test
  void aPointNeedsWorkersAndThroughput() {
    assertThatThrownBy(() -> new ScalingPoint(0, 1)).hasMessageContaining("workers");
    assertThatThrownBy(() -> new ScalingPoint(1, Double.NaN)).hasMessageContaining("throughput");
  }

  private static ScalingFit.Fitted fitted(List<ScalingPoint> points) {
    return (ScalingFit.Fitted) ScalingLaws.universal(points, 0.95);
  }

  private static double error(Coefficient coefficient) {
    return coefficient.standardError().orElseThrow();
  }

  private static double squares(List<ScalingPoint> points, ScalingModel model) {
    return points.stream()
        .mapToDouble(p -> Math.pow(p.throughput() - model.throughput(p.workers()), 2))
        .sum();
  }

  private static void assertAgree(List<Double> actual, double digits, double... expected) {
    assertThat(actual).hasSize(expected.length);
    for (int i = 0; i < expected.length; i++) {
      assertThat(actual.get(i)).as("value " + i).isCloseTo(expected[i], within(digits));
    }
  }

  private static List<ScalingPoint> points(double[] workers, double[] throughput) {
    List<ScalingPoint> points = new ArrayList<>();
    for (int i = 0; i < workers.length; i++) {
      points.add(new ScalingPoint(workers[i], throughput[i]));
    }
    return points;
  }
}
