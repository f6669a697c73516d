package dev.parallax.stat.decision;

import dev.parallax.stat.Difference;
import dev.parallax.stat.Spread;

/** Few cells with common rounds: paired t on log ratios. */
final class PairedFit implements StageFit {
  private final double[][] rounds;
  private final double[] means;

  private PairedFit(double[][] rounds, double[] means) {
    this.rounds = rounds;
    this.means = means;
  }

  static PairedFit of(double[][] rounds, int cells) {
    double[] means = new double[cells];
    for (int cell = 0; cell < cells; cell++) {
      means[cell] = Spread.of(column(rounds, cell)).mean();
    }
    return new PairedFit(rounds, means);
  }

  @Override
  public double logMean(int cell) {
    return means[cell];
  }

  @Override
  public Difference difference(int a, int b) {
    double[] ratios = new double[rounds.length];
    for (int round = 0; round < ratios.length; round++) {
      ratios[round] = rounds[round][a] - rounds[round][b];
    }
    return Difference.paired(ratios);
  }

  private static double[] column(double[][] rounds, int cell) {
    double[] column = new double[rounds.length];
    for (int round = 0; round < column.length; round++) {
      column[round] = rounds[round][cell];
    }
    return column;
  }
}
