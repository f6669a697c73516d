package dev.parallax.stat;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * The cells that are compared with each other: those of one workload and lifecycle.
 *
 * @param cells at least one
 * @param baseline the cell that speed-ups are against, normally serial
 * @param commonRounds whether the i-th forks of all cells ran in the same round
 */
public record Family(List<FamilyCell> cells, OptionalInt baseline, boolean commonRounds) {
  public Family {
    cells = List.copyOf(cells);
    if (cells.isEmpty()) {
      throw new IllegalArgumentException("a family without cells");
    }
  }

  /** Rounds in which every cell has a time; without common rounds the fewest forks of any cell. */
  public int rounds() {
    return commonRounds
        ? sharedRounds().length
        : cells.stream().mapToInt(FamilyCell::forks).min().orElse(0);
  }

  /** Indexes of the rounds in which every cell has a time. */
  private int[] sharedRounds() {
    int fewest = cells.stream().mapToInt(cell -> cell.logTimes().size()).min().orElse(0);
    return IntStream.range(0, fewest)
        .filter(
            round -> cells.stream().allMatch(cell -> Double.isFinite(cell.logTimes().get(round))))
        .toArray();
  }

  /** Log times by round and cell, of the rounds that all cells share. */
  double[][] table() {
    return IntStream.of(sharedRounds())
        .mapToObj(round -> cells.stream().mapToDouble(cell -> cell.logTimes().get(round)).toArray())
        .toArray(double[][]::new);
  }

  /** Log times of one cell, without common rounds. */
  double[] logTimes(int cell) {
    return cells.get(cell).logTimes().stream()
        .mapToDouble(Double::doubleValue)
        .filter(Double::isFinite)
        .toArray();
  }
}
