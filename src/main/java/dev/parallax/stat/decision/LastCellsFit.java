package dev.parallax.stat.decision;

import dev.parallax.stat.Difference;
import dev.parallax.stat.Matrix;
import dev.parallax.stat.Spread;
import java.util.Arrays;

/**
 * The few cells that racing has left: too few to tell the noise of a cell from that of a round, so
 * that pairs are compared, and what the whole family had taught about its noise weighs as much as
 * eight further rounds (decision rule, point 8). The scale beyond which a difference is clipped is
 * shrunk to the same prior, as the scales of the whole family are.
 */
final class LastCellsFit implements StageFit {
  private static final double CLIP_SCALES = 2.5;
  private static final double PRIOR_ROUNDS = 8;
  private static final int PASSES = 6;

  private final double[][] rounds;
  private final double priorVariance;
  private final double[] means;

  /**
   * @param y ln time by round and cell, at least two rounds
   * @param commonVariance of a fork, from the last fit of enough cells
   */
  LastCellsFit(double[][] y, double commonVariance) {
    this.rounds = y;
    this.priorVariance = 2 * commonVariance;
    this.means = new double[y[0].length];
    double grand = Arrays.stream(y).flatMapToDouble(Arrays::stream).average().orElseThrow();
    for (int cell = 0; cell < means.length; cell++) {
      double lead = 0;
      for (int other = 0; other < means.length; other++) {
        lead += other == cell ? 0 : difference(cell, other).log();
      }
      means[cell] = grand + lead / means.length;
    }
  }

  /** The least-squares position of a cell, given the differences. */
  @Override
  public double logMean(int cell) {
    return means[cell];
  }

  @Override
  public Difference difference(int a, int b) {
    int count = rounds.length;
    double[] d = Arrays.stream(rounds).mapToDouble(round -> round[a] - round[b]).toArray();
    double centre = Matrix.median(d.clone());
    double median = centre;
    double mad =
        Matrix.MAD_TO_SIGMA
            * Matrix.median(Arrays.stream(d).map(x -> Math.abs(x - median)).toArray())
            * Math.sqrt(count / (count - 1.0))
            * Matrix.madFactor(count);
    double limit = CLIP_SCALES * Math.sqrt(shrink(mad * mad));
    double[] clipped = clip(d, centre, limit);
    for (int pass = 0; pass < PASSES; pass++) {
      centre = Spread.of(clipped).mean();
      clipped = clip(d, centre, limit);
    }
    Spread spread = Spread.of(clipped);
    double last = centre;
    long kept = Arrays.stream(d).filter(x -> Math.abs(x - last) <= limit).count();
    double loss = (double) count / Math.max(kept, 1);
    double variance = shrink(spread.variance() * loss * loss);
    return new Difference(spread.mean(), Math.sqrt(variance / count), PRIOR_ROUNDS + count - 1);
  }

  private double shrink(double own) {
    int degrees = rounds.length - 1;
    return (PRIOR_ROUNDS * priorVariance + degrees * own) / (PRIOR_ROUNDS + degrees);
  }

  private static double[] clip(double[] values, double centre, double limit) {
    return Arrays.stream(values).map(x -> Math.clamp(x, centre - limit, centre + limit)).toArray();
  }
}
