package dev.parallax.stat.scaling;

import dev.parallax.stat.Interval;
import dev.parallax.stat.StudentT;
import dev.parallax.stat.scaling.ScalingLeastSquares.Solution;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * Fits scaling laws by least squares with alpha and beta between 0 and 1 and gamma above 0.
 *
 * <p>commons-math3 has no solver with bounds (its parameterValidator only projects steps), so the
 * law is fitted without bounds and on each face of the box, and the best of those that keep within
 * the bounds counts: with so few coefficients that is the bounded optimum.
 */
public final class ScalingLaws {
  /** With fewer a fit follows the noise: usl4j refuses them, R's usl warns. */
  public static final int FEWEST_WORKER_COUNTS = 6;

  private static final OptionalDouble FREE = OptionalDouble.empty();
  private static final OptionalDouble ZERO = OptionalDouble.of(0);
  private static final OptionalDouble ONE = OptionalDouble.of(1);

  private final List<ScalingPoint> points;
  private final double confidence;

  private ScalingLaws(List<ScalingPoint> points, double confidence) {
    this.points = List.copyOf(points);
    this.confidence = confidence;
  }

  /**
   * The Universal Scalability Law.
   *
   * @param points at least {@value #FEWEST_WORKER_COUNTS} distinct worker counts; several points of
   *     one count are allowed
   * @param confidence of the peak's interval, such as 0.95
   */
  public static ScalingFit universal(List<ScalingPoint> points, double confidence) {
    return new ScalingLaws(points, confidence).fit(List.of(FREE, ZERO, ONE));
  }

  /** Amdahl's law: the same without coherency, so throughput never falls. */
  public static ScalingFit amdahl(List<ScalingPoint> points, double confidence) {
    return new ScalingLaws(points, confidence).fit(List.of(ZERO));
  }

  private ScalingFit fit(List<OptionalDouble> betas) {
    int distinct = (int) points.stream().mapToDouble(ScalingPoint::workers).distinct().count();
    if (distinct < FEWEST_WORKER_COUNTS) {
      return new ScalingFit.TooFewWorkerCounts(distinct, FEWEST_WORKER_COUNTS);
    }
    Optional<Solution> best = Optional.empty();
    for (OptionalDouble beta : betas) {
      for (OptionalDouble alpha : List.of(FREE, ZERO, ONE)) {
        Optional<Solution> found =
            new ScalingLeastSquares(points, alpha, beta).solve().filter(ScalingLaws::isFeasible);
        if (found.isPresent()
            && (best.isEmpty() || found.get().residualSquares() < best.get().residualSquares())) {
          best = found;
        }
      }
    }
    Optional<Solution> unbounded = new ScalingLeastSquares(points, FREE, betas.getFirst()).solve();
    return best.<ScalingFit>map(solution -> fitted(solution, unbounded))
        .orElseGet(ScalingFit.NoConvergence::new);
  }

  private static boolean isFeasible(Solution solution) {
    ScalingModel model = solution.model();
    return model.gamma() > 0 && isShare(model.alpha()) && isShare(model.beta());
  }

  private static boolean isShare(double value) {
    return value >= 0 && value <= 1;
  }

  private ScalingFit.Fitted fitted(Solution solution, Optional<Solution> unbounded) {
    ScalingModel model = solution.model();
    int degreesOfFreedom = points.size() - solution.free();
    List<Double> residuals = new ArrayList<>();
    for (ScalingPoint point : points) {
      residuals.add(point.throughput() - model.throughput(point.workers()));
    }
    return new ScalingFit.Fitted(
        model.beta() > 0 ? ScalingLaw.USL : ScalingLaw.AMDAHL,
        model,
        coefficient(model.alpha(), solution, 0),
        coefficient(model.beta(), solution, 1),
        coefficient(model.gamma(), solution, 2),
        residuals,
        Math.sqrt(solution.residualSquares() / degreesOfFreedom),
        degreesOfFreedom,
        peak(solution, degreesOfFreedom),
        unbounded.map(this::isSuperlinear).orElse(false));
  }

  private static Coefficient coefficient(double value, Solution solution, int index) {
    return new Coefficient(value, standardError(solution, index));
  }

  /** Zero on the diagonal is a coefficient that was fixed: at a bound there is no such error. */
  private static OptionalDouble standardError(Solution solution, int index) {
    double variance =
        solution.covariance().map(matrix -> matrix.getEntry(index, index)).orElse(0.0);
    return variance > 0 ? OptionalDouble.of(Math.sqrt(variance)) : OptionalDouble.empty();
  }

  private boolean isSuperlinear(Solution unbounded) {
    OptionalDouble error = standardError(unbounded, 0);
    return error.isPresent()
        && unbounded.model().alpha()
                + quantile(points.size() - unbounded.free()) * error.getAsDouble()
            < 0;
  }

  /**
   * No peak is reported where nothing was measured beyond it, nor when the most workers still did
   * more than any count before it: a curve cut short turns where its noise says.
   */
  private Peak peak(Solution solution, int degreesOfFreedom) {
    ScalingModel model = solution.model();
    double most = points.stream().mapToDouble(ScalingPoint::workers).max().orElseThrow();
    double fewest = points.stream().mapToDouble(ScalingPoint::workers).min().orElseThrow();
    double at = model.turningPoint().orElse(model.alpha() < 1 ? Double.POSITIVE_INFINITY : 0);
    if (at <= fewest) {
      return new Peak.FallsFrom(fewest);
    }
    if (at >= most || !endsLower(at, most)) {
      return new Peak.NotUpTo(most);
    }
    OptionalDouble error = peakError(solution, at);
    return new Peak.At(
        at,
        error,
        error.isPresent() ? around(at, error.getAsDouble(), degreesOfFreedom) : Interval.UNKNOWN,
        model.wholeWorkersBeside(at),
        model.throughput(at));
  }

  private boolean endsLower(double peak, double most) {
    double bestBefore =
        points.stream()
            .filter(point -> point.workers() <= peak)
            .mapToDouble(ScalingPoint::throughput)
            .max()
            .orElse(Double.POSITIVE_INFINITY);
    double last =
        points.stream()
            .filter(point -> point.workers() == most)
            .mapToDouble(ScalingPoint::throughput)
            .average()
            .orElseThrow();
    return last <= bestBefore;
  }

  private Interval around(double value, double error, int degreesOfFreedom) {
    double half = quantile(degreesOfFreedom) * error;
    return new Interval(value - half, value + half);
  }

  private double quantile(int degreesOfFreedom) {
    return StudentT.quantile((1 + confidence) / 2, degreesOfFreedom);
  }

  /** Delta method on {@code sqrt((1 - alpha) / beta)}; needs both coefficients inside. */
  private static OptionalDouble peakError(Solution solution, double peak) {
    if (standardError(solution, 0).isEmpty() || standardError(solution, 1).isEmpty()) {
      return OptionalDouble.empty();
    }
    RealMatrix covariance = solution.covariance().orElseThrow();
    double byAlpha = -peak / (2 * (1 - solution.model().alpha()));
    double byBeta = -peak / (2 * solution.model().beta());
    return OptionalDouble.of(
        Math.sqrt(
            byAlpha * byAlpha * covariance.getEntry(0, 0)
                + byBeta * byBeta * covariance.getEntry(1, 1)
                + 2 * byAlpha * byBeta * covariance.getEntry(0, 1)));
  }
}
