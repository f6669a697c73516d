package dev.parallax.stat.decision;

import dev.parallax.stat.Difference;
import java.util.ArrayList;
import java.util.List;

/**
 * The cells that were still in the race up to a round, fitted together.
 *
 * @param cells indexes in the family, ascending
 * @param rounds indexes of the rounds in which all of them have a time
 * @param fit by the position of a cell in {@code cells}
 * @param commonVariance what the family has taught about its noise so far; NaN if nothing
 */
record Stage(List<Integer> cells, List<Integer> rounds, StageFit fit, double commonVariance) {
  /** Fewer cells than this give too little to estimate a family's noise from. */
  private static final int CELLS_FOR_ROBUST = 7;

  /** When racing has dropped cells, so few are still enough. */
  private static final int CELLS_LEFT_FOR_ROBUST = 5;

  /** Fewer rounds than this have no spread to be robust against. */
  private static final int ROUNDS_FOR_ROBUST = 3;

  /**
   * Fits a stage with common rounds.
   *
   * @param end rounds before this index count
   * @param familySize how many cells the family started with
   * @param priorVariance of the stage before; NaN if there is none
   */
  static Stage of(
      Family family, List<Integer> cells, int end, int familySize, double priorVariance) {
    List<Integer> rounds = family.sharedRounds(cells, end);
    double[][] table = family.table(cells, rounds);
    if (rounds.size() >= ROUNDS_FOR_ROBUST && familySize >= CELLS_FOR_ROBUST) {
      if (cells.size() >= CELLS_LEFT_FOR_ROBUST) {
        RobustFit fit = RobustFit.of(table);
        return new Stage(cells, rounds, fit, fit.commonVariance());
      }
      if (cells.size() > 1 && Double.isFinite(priorVariance)) {
        return new Stage(cells, rounds, new LastCellsFit(table, priorVariance), priorVariance);
      }
    }
    return new Stage(cells, rounds, PairedFit.of(table, cells.size()), Double.NaN);
  }

  double logMean(int cell) {
    return fit.logMean(cells.indexOf(cell));
  }

  Difference difference(int a, int b) {
    return fit.difference(cells.indexOf(a), cells.indexOf(b));
  }

  /** Clipped forks by round and cell of the family. */
  List<ClippedFork> clipped() {
    if (!(fit instanceof RobustFit robust)) {
      return List.of();
    }
    List<ClippedFork> clipped = new ArrayList<>();
    for (ClippedFork fork : robust.clipped()) {
      clipped.add(new ClippedFork(rounds.get(fork.round()), cells.get(fork.cell())));
    }
    return clipped;
  }
}
