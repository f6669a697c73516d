package dev.parallax.stat.decision;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * The cells that are compared with each other: those of one workload and lifecycle.
 *
 * @param cells at least one
 * @param baseline the cell that speed-ups are against, normally serial
 * @param commonRounds whether the i-th forks of all cells ran in the same round
 * @param raced whether a cell with fewer rounds may have been dropped by {@link Racing}: if it is
 *     shown slower than one that ran on, its verdicts stay as they were then, and the others are
 *     compared over all their rounds; else all are compared over the rounds that they share
 */
public record Family(
    List<FamilyCell> cells, OptionalInt baseline, boolean commonRounds, boolean raced) {
  public Family {
    cells = List.copyOf(cells);
    if (cells.isEmpty()) {
      throw new IllegalArgumentException("a family without cells");
    }
    if (raced && !commonRounds) {
      throw new IllegalArgumentException("racing needs common rounds");
    }
  }

  /** A family that wasn't raced. */
  public Family(List<FamilyCell> cells, OptionalInt baseline, boolean commonRounds) {
    this(cells, baseline, commonRounds, false);
  }

  /** Up to which round a cell has times: one more than the index of its last one. */
  int rounds(int cell) {
    List<Double> logTimes = cells.get(cell).logTimes();
    int rounds = logTimes.size();
    while (rounds > 0 && !Double.isFinite(logTimes.get(rounds - 1))) {
      rounds--;
    }
    return rounds;
  }

  /** Indexes of the rounds before {@code end} in which all the given cells have a time. */
  List<Integer> sharedRounds(List<Integer> among, int end) {
    return IntStream.range(0, end)
        .filter(round ->
            among.stream().allMatch(cell -> Double.isFinite(cells.get(cell).logTimes().get(round))))
        .boxed()
        .toList();
  }

  /** Log times by round and cell. */
  double[][] table(List<Integer> among, List<Integer> rounds) {
    return rounds.stream()
        .map(round ->
            among.stream().mapToDouble(cell -> cells.get(cell).logTimes().get(round)).toArray())
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
