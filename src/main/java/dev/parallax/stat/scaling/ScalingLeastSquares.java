package dev.parallax.stat.scaling;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.commons.math3.exception.MathIllegalStateException;
import org.apache.commons.math3.fitting.leastsquares.LeastSquaresBuilder;
import org.apache.commons.math3.fitting.leastsquares.LeastSquaresOptimizer.Optimum;
import org.apache.commons.math3.fitting.leastsquares.LevenbergMarquardtOptimizer;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.math3.linear.SingularMatrixException;
import org.apache.commons.math3.util.Pair;

/**
 * Least squares of the Universal Scalability Law with some coefficients fixed, the others free and
 * unbounded. The optimiser sees throughputs over their largest per worker, and coherency times
 * 1000, so that all coefficients are of a size.
 */
final class ScalingLeastSquares {
  private static final double BETA_SCALE = 1000;
  private static final double TOLERANCE = 1e-14;
  private static final int MOST_STEPS = 10_000;
  private static final double SINGULAR = 1e-14;

  /** Starting points: those of R's package usl and of usl4j; the better end counts. */
  private static final double[][] STARTS = {{0.01, 1e-4}, {0.1, 0.01}};

  private final List<ScalingPoint> points;
  private final OptionalDouble alpha;
  private final OptionalDouble beta;
  private final double unit;

  /**
   * @param alpha its value if it is fixed
   * @param beta its value if it is fixed
   */
  ScalingLeastSquares(List<ScalingPoint> points, OptionalDouble alpha, OptionalDouble beta) {
    this.points = points;
    this.alpha = alpha;
    this.beta = beta;
    this.unit = points.stream().mapToDouble(p -> p.throughput() / p.workers()).max().orElseThrow();
  }

  /**
   * The end of a search.
   *
   * @param residualSquares their sum, in squares of the unit of throughput
   * @param covariance of alpha, beta and gamma, zero for what was fixed; empty if singular
   */
  record Solution(
      ScalingModel model, double residualSquares, int free, Optional<RealMatrix> covariance) {}

  /** The best solution that was found, if any search converged. */
  Optional<Solution> solve() {
    Optional<Solution> best = Optional.empty();
    for (double[] start : STARTS) {
      Optional<Solution> found = search(start);
      if (found.isPresent()
          && (best.isEmpty() || found.get().residualSquares() < best.get().residualSquares())) {
        best = found;
      }
    }
    return best;
  }

  private Optional<Solution> search(double[] start) {
    double[] free = new double[freeCount()];
    int next = 0;
    if (alpha.isEmpty()) {
      free[next++] = start[0];
    }
    if (beta.isEmpty()) {
      free[next++] = start[1] * BETA_SCALE;
    }
    free[next] = 1;
    try {
      Optimum optimum =
          new LevenbergMarquardtOptimizer()
              .withCostRelativeTolerance(TOLERANCE)
              .withParameterRelativeTolerance(TOLERANCE)
              .withOrthoTolerance(TOLERANCE)
              .optimize(
                  new LeastSquaresBuilder()
                      .start(free)
                      .target(points.stream().mapToDouble(p -> p.throughput() / unit).toArray())
                      .model(this::valuesAndSlopes)
                      .lazyEvaluation(false)
                      .maxEvaluations(MOST_STEPS)
                      .maxIterations(MOST_STEPS)
                      .build());
      return Optional.of(solution(optimum));
    } catch (MathIllegalStateException e) {
      // No convergence from here, or no smaller steps than rounding: the other searches may do.
      return Optional.empty();
    }
  }

  private int freeCount() {
    return 1 + (alpha.isEmpty() ? 1 : 0) + (beta.isEmpty() ? 1 : 0);
  }

  private Solution solution(Optimum optimum) {
    double rss = optimum.getCost() * optimum.getCost();
    return new Solution(
        model(optimum.getPoint(), unit), rss * unit * unit, freeCount(), covariance(optimum, rss));
  }

  /** commons-math3 leaves the residual variance to the caller. */
  private Optional<RealMatrix> covariance(Optimum optimum, double residualSquares) {
    try {
      RealMatrix small = optimum.getCovariances(SINGULAR);
      double variance = residualSquares / (points.size() - freeCount());
      int[] place = new int[freeCount()];
      double[] scale = new double[freeCount()];
      int next = 0;
      if (alpha.isEmpty()) {
        place[next] = 0;
        scale[next++] = 1;
      }
      if (beta.isEmpty()) {
        place[next] = 1;
        scale[next++] = 1 / BETA_SCALE;
      }
      place[next] = 2;
      scale[next] = unit;
      RealMatrix full = new Array2DRowRealMatrix(3, 3);
      for (int row = 0; row < place.length; row++) {
        for (int column = 0; column < place.length; column++) {
          full.setEntry(
              place[row],
              place[column],
              small.getEntry(row, column) * variance * scale[row] * scale[column]);
        }
      }
      return Optional.of(full);
    } catch (SingularMatrixException e) {
      return Optional.empty();
    }
  }

  private ScalingModel model(RealVector free, double gammaUnit) {
    int next = 0;
    double a = alpha.isPresent() ? alpha.getAsDouble() : free.getEntry(next++);
    double b = beta.isPresent() ? beta.getAsDouble() : free.getEntry(next++) / BETA_SCALE;
    return new ScalingModel(a, b, free.getEntry(next) * gammaUnit);
  }

  private Pair<RealVector, RealMatrix> valuesAndSlopes(RealVector free) {
    ScalingModel model = model(free, 1);
    RealVector values = new ArrayRealVector(points.size());
    RealMatrix slopes = new Array2DRowRealMatrix(points.size(), freeCount());
    for (int row = 0; row < points.size(); row++) {
      double n = points.get(row).workers();
      double speedUp = model.speedUp(n);
      double value = model.gamma() * speedUp;
      values.setEntry(row, value);
      int column = 0;
      if (alpha.isEmpty()) {
        slopes.setEntry(row, column++, -value * speedUp * (n - 1) / n);
      }
      if (beta.isEmpty()) {
        slopes.setEntry(row, column++, -value * speedUp * (n - 1) / BETA_SCALE);
      }
      slopes.setEntry(row, column, speedUp);
    }
    return new Pair<>(values, slopes);
  }
}
