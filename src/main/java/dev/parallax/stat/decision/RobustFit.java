package dev.parallax.stat.decision;

import dev.parallax.stat.Difference;
import dev.parallax.stat.Matrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The estimate of the decision rule, point 3: y = cell + round by median polish (Tukey,
 * "Exploratory Data Analysis", 1977), residuals clipped at two robust scales, refitted (Huber's
 * winsorised least squares), variances of cells from double-centred residuals, shrunk to what the
 * family has in common. Chosen by simulation; the constants are the simulation's.
 */
final class RobustFit implements StageFit {
  private static final int PASSES = 6;

  /** Residuals beyond so many scales are clipped. */
  private static final double CLIP_SCALES = 2;

  /** The family's common variance weighs as much as so many further rounds of a cell. */
  private static final double PRIOR_ROUNDS = 4;

  private final double[] means;
  private final double[] variances;
  private final double commonVariance;
  private final int rounds;
  private final List<ClippedFork> clipped;

  private RobustFit(
      double[] means,
      double[] variances,
      double commonVariance,
      int rounds,
      List<ClippedFork> clipped) {
    this.means = means;
    this.variances = variances;
    this.commonVariance = commonVariance;
    this.rounds = rounds;
    this.clipped = clipped;
  }

  /**
   * @param y ln time by round and cell; at least 3 rounds and 5 cells (7 when a family starts)
   */
  static RobustFit of(double[][] y) {
    int rounds = y.length;
    int cells = y[0].length;
    Matrix observed = new Matrix(y);
    Matrix residuals = observed.copy();
    for (int pass = 0; pass < PASSES; pass++) {
      residuals.subtractRowMedians();
      residuals.subtractColumnMedians();
    }
    double[] scale = shrunkScales(residuals);
    Matrix fit = observed.minus(residuals);
    for (int pass = 0; pass < PASSES; pass++) {
      fit = fit.plus(observed.minus(fit).clipped(scale, CLIP_SCALES)).additive();
    }
    Matrix left = observed.minus(fit);
    List<ClippedFork> clipped = new ArrayList<>();
    int[] kept = new int[cells];
    for (int round = 0; round < rounds; round++) {
      for (int cell = 0; cell < cells; cell++) {
        if (Math.abs(left.at(round, cell)) > CLIP_SCALES * scale[cell]) {
          clipped.add(new ClippedFork(round, cell));
        } else {
          kept[cell]++;
        }
      }
    }
    Matrix winsorised = fit.plus(left.clipped(scale, CLIP_SCALES));
    double[] residualSquares = winsorised.minus(winsorised.additive()).columnSquares();
    double common = Arrays.stream(residualSquares).sum() / (rounds - 1) / (cells - 1);
    double inflated = common * square((double) rounds * cells / Arrays.stream(kept).sum());
    double[] variances = new double[cells];
    for (int cell = 0; cell < cells; cell++) {
      // Solves E[q_c] = v_c (1 - 2/k) + vbar/k, the expectation after double centring.
      double q = residualSquares[cell] / (rounds - 1);
      double own = Math.max((q - common / cells) / (1 - 2.0 / cells), 0);
      own *= square((double) rounds / Math.max(kept[cell], 1));
      variances[cell] = shrink(own, inflated, rounds);
    }
    return new RobustFit(
        winsorised.columnMeans(), variances, inflated, rounds, List.copyOf(clipped));
  }

  /** Robust scale per cell, corrected for few rounds and shrunk to the family's mean square. */
  private static double[] shrunkScales(Matrix residuals) {
    int rounds = residuals.rows();
    int cells = residuals.columns();
    double correction =
        Math.sqrt((double) rounds / (rounds - 1) * cells / (cells - 1)) * Matrix.madFactor(rounds);
    double[] squares = new double[cells];
    double meanSquare = 0;
    for (int cell = 0; cell < cells; cell++) {
      double mad = Matrix.MAD_TO_SIGMA * residuals.medianAbsolute(cell) * correction;
      squares[cell] = mad * mad;
      meanSquare += squares[cell] / cells;
    }
    double[] scales = new double[cells];
    for (int cell = 0; cell < cells; cell++) {
      scales[cell] = Math.sqrt(shrink(squares[cell], meanSquare, rounds));
    }
    return scales;
  }

  private static double shrink(double own, double common, int rounds) {
    return (PRIOR_ROUNDS * common + (rounds - 1) * own) / (PRIOR_ROUNDS + rounds - 1);
  }

  private static double square(double x) {
    return x * x;
  }

  @Override
  public double logMean(int cell) {
    return means[cell];
  }

  @Override
  public Difference difference(int a, int b) {
    return new Difference(
        means[a] - means[b], Math.sqrt((variances[a] + variances[b]) / rounds), 1.5 * (rounds + 3));
  }

  /** The variance of a fork that the cells have in common, clipping made up for. */
  double commonVariance() {
    return commonVariance;
  }

  List<ClippedFork> clipped() {
    return clipped;
  }
}
