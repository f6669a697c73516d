package dev.parallax.stat.answers;

import dev.parallax.stat.Evidence;
import dev.parallax.stat.StudentT;
import dev.parallax.stat.decision.DecisionRule;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.function.DoublePredicate;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.GammaDistribution;
import org.apache.commons.math3.random.Well19937c;
import org.apache.commons.math3.util.KthSelector;

/**
 * One-sided bounds of several contrasts of cell means that hold together: estimates less the
 * quantile of their largest t, by simulation of the multivariate t distribution with the fit's
 * covariance. Contrasts that share cells are correlated. Bonferroni's inequality doesn't know that
 * and would make the bounds wider.
 *
 * <p>The generator's seed is fixed, so that a result has one report.
 */
final class JointBounds {
  private static final int DRAWS = 4000;
  private static final long SEED = 20261129;

  private final CaseFit fit;
  private final int rounds;

  /** Simulated errors of the cell means, over the simulated error of the noise. */
  private final double[][] errors;

  /** Of means of cells, each worked out once. */
  private final Map<List<Integer>, double[]> meanErrors = new HashMap<>();

  JointBounds(CaseFit fit, int rounds) {
    this.fit = fit;
    this.rounds = rounds;
    this.errors = fit.degreesOfFreedom() > 0 ? errors(fit) : new double[0][];
  }

  private static double[][] errors(CaseFit fit) {
    double[][] root = cholesky(fit.covariance());
    int cells = root.length;
    Random random = new Random(SEED);
    double half = fit.degreesOfFreedom() / 2;
    double[] squares = new GammaDistribution(new Well19937c(SEED), half, 1 / half).sample(DRAWS);
    double[][] errors = new double[cells][DRAWS];
    double[] normal = new double[cells];
    for (int draw = 0; draw < DRAWS; draw++) {
      double noise = Math.sqrt(squares[draw]);
      for (int cell = 0; cell < cells; cell++) {
        normal[cell] = random.nextGaussian();
        double sum = 0;
        for (int i = 0; i <= cell; i++) {
          sum += root[cell][i] * normal[i];
        }
        errors[cell][draw] = sum / noise;
      }
    }
    return errors;
  }

  /** The lower triangle whose square is the matrix; a row of zeros for a cell without forks. */
  private static double[][] cholesky(double[][] matrix) {
    int size = matrix.length;
    double[][] root = new double[size][size];
    for (int row = 0; row < size; row++) {
      for (int column = 0; column <= row; column++) {
        double sum = matrix[row][column];
        for (int i = 0; i < column; i++) {
          sum -= root[row][i] * root[column][i];
        }
        if (row == column) {
          root[row][row] = Math.sqrt(Math.max(0, sum));
        } else {
          root[row][column] = root[column][column] > 1e-12 ? sum / root[column][column] : 0;
        }
      }
    }
    return root;
  }

  /**
   * A contrast that is at least {@code estimate - reach}.
   *
   * @param reach infinite when nothing is known
   */
  record Bound(double estimate, double reach) {
    /** The bound if the reach were larger or smaller by a factor. */
    double lower(double factor) {
      return estimate - reach * factor;
    }
  }

  /**
   * The mean of the cells {@code a} less the mean of the cells {@code b}, on the log scale.
   *
   * @param a at least one cell
   * @param b at least one cell
   */
  record Contrast(List<Integer> a, List<Integer> b) {}

  /** Lower bounds that hold together with probability 1 - alpha. */
  List<Bound> lower(List<Contrast> contrasts, double alpha) {
    double[] largest = new double[DRAWS];
    Arrays.fill(largest, Double.NEGATIVE_INFINITY);
    double[] standardErrors = contrasts.stream().mapToDouble(this::standardError).toArray();
    for (int i = 0; i < standardErrors.length; i++) {
      if (errors.length > 0 && standardErrors[i] > 0) {
        double[] a = meanErrors.computeIfAbsent(contrasts.get(i).a(), this::meanError);
        double[] b = meanErrors.computeIfAbsent(contrasts.get(i).b(), this::meanError);
        double scale = 1 / standardErrors[i];
        for (int draw = 0; draw < DRAWS; draw++) {
          largest[draw] = Math.max(largest[draw], (a[draw] - b[draw]) * scale);
        }
      }
    }
    int rank = (int) Math.ceil((1 - alpha) * DRAWS) - 1;
    double quantile =
        errors.length == 0
            ? Double.POSITIVE_INFINITY
            : Math.max(0, new KthSelector().select(largest, new int[0], rank));
    return IntStream.range(0, standardErrors.length)
        .mapToObj(i ->
            new Bound(
                mean(contrasts.get(i).a()) - mean(contrasts.get(i).b()),
                errors.length == 0 ? Double.POSITIVE_INFINITY : quantile * standardErrors[i]))
        .toList();
  }

  private double[] meanError(List<Integer> cells) {
    double[] mean = new double[DRAWS];
    for (int cell : cells) {
      for (int draw = 0; draw < DRAWS; draw++) {
        mean[draw] += errors[cell][draw] / cells.size();
      }
    }
    return mean;
  }

  /** Of the log times of the cells. */
  double mean(List<Integer> cells) {
    return cells.stream().mapToDouble(fit::mean).average().orElseThrow();
  }

  private double standardError(Contrast contrast) {
    double variance =
        covariance(contrast.a(), contrast.a())
            + covariance(contrast.b(), contrast.b())
            - 2 * covariance(contrast.a(), contrast.b());
    return Math.sqrt(Math.max(0, variance));
  }

  private double covariance(List<Integer> a, List<Integer> b) {
    double sum = 0;
    for (int i : a) {
      for (int j : b) {
        sum += fit.covariance()[i][j];
      }
    }
    return sum / a.size() / b.size();
  }

  /**
   * How many rounds in all would decide something, if the estimates and the noise stay as they are
   * and all cells run in every round.
   *
   * @param decided whether it is decided when the reach of all bounds changes by a factor
   * @return at least what full evidence needs; empty if more than {@value
   *     DecisionRule#MOST_ROUNDS_TO_PROMISE} are needed or nothing is known
   */
  OptionalInt roundsNeeded(double alpha, DoublePredicate decided) {
    if (errors.length == 0) {
      return OptionalInt.empty();
    }
    double now = StudentT.quantile(1 - alpha, fit.degreesOfFreedom());
    for (int then = Math.max(rounds, Evidence.FULL_ROUNDS);
        then <= DecisionRule.MOST_ROUNDS_TO_PROMISE;
        then++) {
      double growth = (double) then / rounds;
      double quantile = StudentT.quantile(1 - alpha, fit.degreesOfFreedom() * growth);
      if (decided.test(quantile / now / Math.sqrt(growth))) {
        return OptionalInt.of(then);
      }
    }
    return OptionalInt.empty();
  }
}
