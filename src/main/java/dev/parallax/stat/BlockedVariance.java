package dev.parallax.stat;

import java.util.List;

/**
 * Where the noise of a cell comes from that is left in its comparison with others: what all cells
 * of a block have in common in the same round and the same turn is taken off first. The random
 * effects model of {@link VarianceComponents}, without those effects.
 *
 * @param ofTurns variance of single turns within a fork
 * @param ofForks variance that forks add; below zero when it is lost in that of their turns
 */
public record BlockedVariance(double ofTurns, double ofForks) {
  /**
   * From log times.
   *
   * @param logs by cell, round and turn: at least two of each, of the same number everywhere
   * @throws IllegalArgumentException if there are fewer, or numbers differ
   */
  public static BlockedVariance of(List<double[][]> logs) {
    int cells = logs.size();
    int rounds = cells == 0 ? 0 : logs.getFirst().length;
    int turns = rounds == 0 ? 0 : logs.getFirst()[0].length;
    if (cells < 2 || rounds < 2 || turns < 2) {
      throw new IllegalArgumentException(
          "%s cells, %s rounds, %s turns: two of each are needed".formatted(cells, rounds, turns));
    }
    double[][] means = new double[cells][rounds];
    double within = 0;
    for (int round = 0; round < rounds; round++) {
      double[][] ofRound = new double[cells][];
      for (int cell = 0; cell < cells; cell++) {
        ofRound[cell] = logs.get(cell)[round];
        if (ofRound[cell].length != turns) {
          throw new IllegalArgumentException("a fork has other turns than " + turns);
        }
        means[cell][round] = Spread.of(ofRound[cell]).mean();
      }
      within += variance(ofRound);
    }
    double ofTurns = within / rounds;
    return new BlockedVariance(ofTurns, variance(means) - ofTurns / turns);
  }

  /** Of what is left in a table when the means of its rows and of its columns are off. */
  private static double variance(double[][] table) {
    int rows = table.length;
    int columns = table[0].length;
    double[] ofColumns = new double[columns];
    double all = 0;
    for (double[] row : table) {
      for (int column = 0; column < columns; column++) {
        ofColumns[column] += row[column] / rows;
        all += row[column] / rows / columns;
      }
    }
    double squares = 0;
    for (double[] row : table) {
      double ofRow = Spread.of(row).mean();
      for (int column = 0; column < columns; column++) {
        double rest = row[column] - ofRow - ofColumns[column] + all;
        squares += rest * rest;
      }
    }
    return squares / ((rows - 1.0) * (columns - 1));
  }

  /**
   * How many turns of a fork give the least variance for a given time: Kalibera and Jones,
   * "Rigorous Benchmarking in Reasonable Time" (ISMM 2013), section 6.
   *
   * @param forkCost what a fork takes besides its turns
   * @param turnCost what a turn takes, in the same unit
   * @return infinite where forks add nothing to the noise of their turns
   */
  public double turns(double forkCost, double turnCost) {
    return ofForks > 0
        ? Math.sqrt(forkCost / turnCost * ofTurns / ofForks)
        : Double.POSITIVE_INFINITY;
  }
}
