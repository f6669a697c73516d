package dev.parallax.stat.answers;

import dev.parallax.stat.Matrix;
import dev.parallax.stat.decision.Family;
import dev.parallax.stat.decision.FamilyCell;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.SingularValueDecomposition;

/**
 * The log times of all cells of a case, fitted together: y = cell + round by least squares, with
 * forks beyond two robust scales down-weighted (Huber's winsorised least squares), and variances of
 * cells that are shrunk to what the case has in common. With equal rounds it is the estimate of the
 * decision rule; here cells may have fewer rounds than others. A cell that left the race early is
 * compared over its own rounds, and each round's effect comes from the cells that ran in it, so
 * that neither the rounds that the cell missed nor the cells that went on bias it.
 *
 * <p>Without common rounds there are no round effects.
 */
final class CaseFit {
  private static final int PASSES = 6;
  private static final double CLIP_SCALES = 2;

  /** The case's common variance weighs as much as so many further rounds of a cell. */
  private static final double PRIOR_ROUNDS = 4;

  /**
   * What the cells of its model weigh beside a cell, at most: models differ most in their noise.
   */
  private static final double MOST_ROUNDS_OF_MODEL = 8;

  /** How much better a shrunk variance is known than its weights say; as in the decision rule. */
  private static final double GAIN = 1.5;

  private record Observation(int cell, int round, double logTime) {}

  private final int cells;
  private final boolean commonRounds;
  private final List<Setting> settings;
  private final List<Observation> observations = new ArrayList<>();
  private final int[] forks;
  private final int[] kept;

  /** Least squares: coefficients from observations. */
  private final RealMatrix solver;

  private final RealMatrix design;
  private final double[] means;
  private final double[][] covariance;
  private double degreesOfFreedom;

  CaseFit(Family family, List<Setting> settings) {
    this.settings = settings;
    cells = family.cells().size();
    commonRounds = family.commonRounds();
    int rounds = 1;
    for (int cell = 0; cell < cells; cell++) {
      FamilyCell of = family.cells().get(cell);
      for (int round = 0; round < of.logTimes().size(); round++) {
        if (Double.isFinite(of.logTimes().get(round))) {
          observations.add(new Observation(cell, round, of.logTimes().get(round)));
          rounds = Math.max(rounds, round + 1);
        }
      }
    }
    forks = new int[cells];
    observations.forEach(observation -> forks[observation.cell()]++);
    kept = forks.clone();
    means = new double[cells];
    covariance = new double[cells][cells];
    design = design(rounds);
    // The pseudo-inverse: a round without forks, or a cell without, has no effect to estimate.
    RealMatrix squares = design.transpose().multiply(design);
    solver =
        new SingularValueDecomposition(squares)
            .getSolver()
            .getInverse()
            .multiply(design.transpose());
    fit(rounds);
  }

  private RealMatrix design(int rounds) {
    int columns = cells + (commonRounds ? rounds - 1 : 0);
    RealMatrix matrix = new Array2DRowRealMatrix(Math.max(1, observations.size()), columns);
    for (int row = 0; row < observations.size(); row++) {
      Observation observation = observations.get(row);
      matrix.setEntry(row, observation.cell(), 1);
      if (commonRounds && observation.round() > 0) {
        matrix.setEntry(row, cells + observation.round() - 1, 1);
      }
    }
    return matrix;
  }

  private void fit(int rounds) {
    double[] y = observations.stream().mapToDouble(Observation::logTime).toArray();
    double[] weights = residualFreedom();
    double[] polished = polished(y, rounds);
    double[] scales = scales(polished, weights);
    double[] fitted = new double[y.length];
    Arrays.setAll(fitted, i -> y[i] - polished[i]);
    double[] near = y;
    for (int pass = 0; pass < PASSES; pass++) {
      near = winsorised(y, fitted, scales);
      fitted = design.operate(solver.operate(near));
    }
    near = winsorised(y, fitted, scales);
    for (int i = 0; i < y.length; i++) {
      int cell = observations.get(i).cell();
      kept[cell] -= Math.abs(y[i] - fitted[i]) > CLIP_SCALES * scales[cell] ? 1 : 0;
    }
    double[] coefficients = solver.operate(near);
    for (int cell = 0; cell < cells; cell++) {
      means[cell] = forks[cell] > 0 ? coefficients[cell] : Double.NaN;
    }
    double[] residuals = design.operate(coefficients);
    for (int i = 0; i < y.length; i++) {
      residuals[i] = near[i] - residuals[i];
    }
    setCovariance(variances(residuals, weights));
    double total = 0;
    double known = 0;
    for (int cell = 0; cell < cells; cell++) {
      total += weights[cell];
      known +=
          forks[cell] > 0
              ? PRIOR_ROUNDS + roundsOfModel(cell, weights) + perRound(weights[cell])
              : 0;
    }
    // What is left of rounding is no freedom: then nothing is known of the noise.
    degreesOfFreedom = total > 1e-9 ? Math.min(GAIN * known / Math.max(1, present()), total) : 0;
  }

  /** Each cell's share of the residual degrees of freedom. */
  private double[] residualFreedom() {
    double[] freedom = new double[cells];
    for (int i = 0; i < observations.size(); i++) {
      double leverage = 0;
      for (int column = 0; column < design.getColumnDimension(); column++) {
        leverage += design.getEntry(i, column) * solver.getEntry(column, i);
      }
      freedom[observations.get(i).cell()] += 1 - leverage;
    }
    return freedom;
  }

  /** Cells of the same model, without the cell itself. */
  private IntStream siblings(int cell) {
    return IntStream.range(0, cells)
        .filter(other -> other != cell && forks[other] > 0)
        .filter(other -> settings.get(other).model() == settings.get(cell).model());
  }

  private double roundsOfModel(int cell, double[] weights) {
    double rounds = siblings(cell).mapToDouble(other -> perRound(weights[other])).sum();
    return Math.min(MOST_ROUNDS_OF_MODEL, rounds);
  }

  private double present() {
    return Arrays.stream(forks).filter(count -> count > 0).count();
  }

  /** Residual degrees of freedom in units of rounds: with equal rounds one less than rounds. */
  private double perRound(double freedom) {
    double k = present();
    return commonRounds && k > 1 ? freedom * k / (k - 1) : freedom;
  }

  /** Residuals after a median polish, which outliers don't move (Tukey 1977). */
  private double[] polished(double[] y, int rounds) {
    double[] left = y.clone();
    for (int pass = 0; pass < PASSES; pass++) {
      for (int round = 0; commonRounds && round < rounds; round++) {
        subtractMedian(left, round, true);
      }
      for (int cell = 0; cell < cells; cell++) {
        subtractMedian(left, cell, false);
      }
    }
    return left;
  }

  private void subtractMedian(double[] left, int index, boolean ofRound) {
    int[] members =
        IntStream.range(0, left.length)
            .filter(
                i -> index == (ofRound ? observations.get(i).round() : observations.get(i).cell()))
            .toArray();
    if (members.length > 0) {
      double median = Matrix.median(Arrays.stream(members).mapToDouble(i -> left[i]).toArray());
      for (int i : members) {
        left[i] -= median;
      }
    }
  }

  /** Robust scale of each cell, corrected for few rounds, shrunk to the case's mean square. */
  private double[] scales(double[] residuals, double[] weights) {
    double[] squares = new double[cells];
    double meanSquare = 0;
    for (int cell = 0; cell < cells; cell++) {
      int of = cell;
      if (forks[cell] > 0 && weights[cell] > 1e-9) {
        double mad =
            Matrix.median(
                IntStream.range(0, residuals.length)
                    .filter(i -> observations.get(i).cell() == of)
                    .mapToDouble(i -> Math.abs(residuals[i]))
                    .toArray());
        double scale = Matrix.MAD_TO_SIGMA * mad * Matrix.madFactor(forks[cell]);
        squares[cell] = scale * scale * forks[cell] / weights[cell];
      }
      meanSquare += squares[cell] / present();
    }
    double[] scales = new double[cells];
    for (int cell = 0; cell < cells; cell++) {
      scales[cell] =
          Math.sqrt(shrunk(squares[cell], meanSquare, PRIOR_ROUNDS, perRound(weights[cell])));
    }
    return scales;
  }

  private static double shrunk(double own, double prior, double priorRounds, double rounds) {
    return (priorRounds * prior + rounds * own) / (priorRounds + rounds);
  }

  private double[] winsorised(double[] y, double[] fitted, double[] scales) {
    double[] near = new double[y.length];
    for (int i = 0; i < y.length; i++) {
      double limit = CLIP_SCALES * scales[observations.get(i).cell()];
      near[i] = fitted[i] + Math.clamp(y[i] - fitted[i], -limit, limit);
    }
    return near;
  }

  /** Variance of a fork of each cell. */
  private double[] variances(double[] residuals, double[] weights) {
    double[] squares = new double[cells];
    for (int i = 0; i < residuals.length; i++) {
      squares[observations.get(i).cell()] += residuals[i] * residuals[i];
    }
    double total = Arrays.stream(weights).sum();
    double common = Arrays.stream(squares).sum() / total;
    // Without any noise rounding errors alone lie beyond the scales, and no fork is kept.
    int allKept = Math.max(1, Arrays.stream(kept).sum());
    double inflated = common * square((double) observations.size() / allKept);
    double k = present();
    double[] own = new double[cells];
    for (int cell = 0; cell < cells; cell++) {
      // The residuals of a cell hold some of the others' noise, by way of the rounds.
      double reach = weights[cell] * (commonRounds && k > 1 ? (k - 2) / (k - 1) : 1);
      own[cell] =
          reach > 1e-9
              ? Math.max(0, common + (squares[cell] - weights[cell] * common) / reach)
                  * square((double) forks[cell] / Math.max(1, kept[cell]))
              : inflated;
    }
    double[] variances = new double[cells];
    for (int cell = 0; cell < cells; cell++) {
      double ofModel = siblings(cell).mapToDouble(other -> own[other]).average().orElse(inflated);
      double rounds = roundsOfModel(cell, weights);
      double prior = (PRIOR_ROUNDS * inflated + rounds * ofModel) / (PRIOR_ROUNDS + rounds);
      variances[cell] = shrunk(own[cell], prior, PRIOR_ROUNDS + rounds, perRound(weights[cell]));
    }
    return variances;
  }

  private static double square(double x) {
    return x * x;
  }

  private void setCovariance(double[] variances) {
    for (int a = 0; a < cells; a++) {
      for (int b = 0; b <= a; b++) {
        double sum = 0;
        for (int i = 0; i < observations.size(); i++) {
          sum +=
              variances[observations.get(i).cell()] * solver.getEntry(a, i) * solver.getEntry(b, i);
        }
        covariance[a][b] = sum;
        covariance[b][a] = sum;
      }
    }
  }

  /** ln of a cell's time per operation; NaN if it has none. */
  double mean(int cell) {
    return means[cell];
  }

  int forks(int cell) {
    return forks[cell];
  }

  /** How many forks of the cell were down-weighted. */
  int downWeighted(int cell) {
    return forks[cell] - kept[cell];
  }

  /** Of the means; defined for differences of cells. */
  double[][] covariance() {
    return covariance;
  }

  /** Of the t distribution that differences are judged by; 0 if nothing is known of the noise. */
  double degreesOfFreedom() {
    return degreesOfFreedom;
  }
}
