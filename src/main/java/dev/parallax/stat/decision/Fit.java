package dev.parallax.stat.decision;

import dev.parallax.stat.Difference;
import dev.parallax.stat.Holm;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Estimates of a family's cells, and of their differences, by index in the family.
 *
 * <p>A cell that racing dropped has fewer rounds, and its verdicts are frozen: a pair is judged by
 * the last stage in which both ran, with all cells that ran then. A cell counts as dropped when it
 * is shown slower than a cell that ran on; a cell that has fewer rounds for another reason (the
 * campaign was interrupted, a fork failed) limits the rounds of those that are left instead.
 */
final class Fit {
  /** Racing drops nothing before this round. */
  private static final int FIRST_DROP = 3;

  /** A cell with fewer forks is left out if the others have clearly more. */
  private static final int FEWEST_FORKS = 3;

  private final int size;
  private final List<Integer> compared;
  private final List<Stage> stages;
  private final double[][] p;

  private Fit(int size, List<Integer> compared) {
    this.size = size;
    this.compared = compared;
    this.stages = new ArrayList<>();
    this.p = new double[size][size];
  }

  /**
   * The estimate that the family's rounds allow.
   *
   * @param alpha the level at which a cell that ran fewer rounds must be shown slower
   */
  static Fit of(Family family, double alpha) {
    Fit fit = new Fit(family.cells().size(), comparedCells(family));
    if (family.commonRounds()) {
      fit.addStages(family, alpha);
    } else {
      fit.stages.add(
          new Stage(
              fit.compared,
              IntStream.range(0, fit.fewestForks(family)).boxed().toList(),
              IndependentFit.of(family, fit.compared),
              Double.NaN));
      fit.takeP(fit.stages.getLast());
    }
    return fit;
  }

  /** A round that was interrupted leaves a difference of one; that alone leaves nobody out. */
  private static List<Integer> comparedCells(Family family) {
    int most = family.cells().stream().mapToInt(FamilyCell::forks).max().orElse(0);
    return IntStream.range(0, family.cells().size())
        .filter(cell -> {
          int forks = family.cells().get(cell).forks();
          return forks > 0 && (forks >= FEWEST_FORKS || forks >= most - 1);
        })
        .boxed()
        .toList();
  }

  private int fewestForks(Family family) {
    return compared.stream().mapToInt(cell -> family.cells().get(cell).forks()).min().orElse(0);
  }

  private void addStages(Family family, double alpha) {
    List<Integer> alive = compared;
    double commonVariance = Double.NaN;
    while (true) {
      int end = alive.stream().mapToInt(family::rounds).min().orElse(0);
      Stage stage = Stage.of(family, alive, end, compared.size(), commonVariance);
      stages.add(stage);
      takeP(stage);
      List<Integer> staying = alive.stream().filter(cell -> family.rounds(cell) > end).toList();
      if (!family.raced() || staying.isEmpty() || stage.rounds().size() < FIRST_DROP) {
        return;
      }
      double[][] adjusted = adjustedP();
      boolean allDropped =
          alive.stream()
              .filter(cell -> family.rounds(cell) == end)
              .allMatch(cell ->
                  staying.stream()
                      .anyMatch(other ->
                          adjusted[cell][other] < alpha
                              && stage.difference(cell, other).log() > 0));
      if (!allDropped) {
        return;
      }
      alive = staying;
      commonVariance = stage.commonVariance();
    }
  }

  /** A later stage replaces the p values of the cells that are still in it. */
  private void takeP(Stage stage) {
    for (int a : stage.cells()) {
      for (int b : stage.cells()) {
        if (a < b) {
          p[a][b] = stage.difference(a, b).p();
          p[b][a] = p[a][b];
        }
      }
    }
  }

  /** Holm over all pairs of the family; 1 for pairs that weren't compared. */
  double[][] adjustedP() {
    List<int[]> pairs = new ArrayList<>();
    for (int a : compared) {
      for (int b : compared) {
        if (a < b) {
          pairs.add(new int[] {a, b});
        }
      }
    }
    double[] adjusted =
        Holm.adjust(pairs.stream().mapToDouble(pair -> p[pair[0]][pair[1]]).toArray());
    double[][] result = new double[size][size];
    for (double[] row : result) {
      Arrays.fill(row, 1);
    }
    for (int i = 0; i < adjusted.length; i++) {
      result[pairs.get(i)[0]][pairs.get(i)[1]] = adjusted[i];
      result[pairs.get(i)[1]][pairs.get(i)[0]] = adjusted[i];
    }
    return result;
  }

  /** How many cells there are to choose among, dropped ones included. */
  int comparedCells() {
    return compared.size();
  }

  /** Cells that are still in the race. */
  List<Integer> aliveCells() {
    return last().cells();
  }

  /** Whether the cell is still in the race. */
  boolean isAlive(int cell) {
    return last().cells().contains(cell);
  }

  /** Rounds of the decision: those of the cells that are still in the race. */
  int rounds() {
    return last().rounds().size();
  }

  CellState state(int cell) {
    if (!compared.contains(cell)) {
      return new CellState(CellState.State.LEFT_OUT, 0);
    }
    return new CellState(
        isAlive(cell) ? CellState.State.COMPARED : CellState.State.DROPPED,
        lastStageOf(cell).rounds().size());
  }

  /** Rounds that a pair's verdict rests on. */
  int rounds(int a, int b) {
    return Math.min(state(a).rounds(), state(b).rounds());
  }

  /**
   * ln of a cell's time per operation; NaN if it was left out. A dropped cell stands where it stood
   * relative to the best of the cells that are left, so that all are of the same rounds.
   */
  double logMean(int cell) {
    if (!compared.contains(cell)) {
      return Double.NaN;
    }
    if (isAlive(cell)) {
      return last().logMean(cell);
    }
    int reference =
        last().cells().stream()
            .min(Comparator.comparingDouble(alive -> last().logMean(alive)))
            .orElseThrow();
    return last().logMean(reference) + difference(cell, reference).log();
  }

  /** ln of time a over time b, by the last stage in which both ran. */
  Difference difference(int a, int b) {
    if (!compared.contains(a) || !compared.contains(b)) {
      return Difference.unknown(Double.NaN);
    }
    Stage of = lastStageOf(a);
    Stage to = lastStageOf(b);
    return (stages.indexOf(of) < stages.indexOf(to) ? of : to).difference(a, b);
  }

  /** Forks whose weight was limited, each cell's by the last fit that clips forks. */
  List<ClippedFork> clipped() {
    List<ClippedFork> clipped = new ArrayList<>();
    for (int i = 0; i < stages.size(); i++) {
      boolean lastToClip =
          i == stages.size() - 1 || !(stages.get(i + 1).fit() instanceof RobustFit);
      List<Integer> next = lastToClip ? List.of() : stages.get(i + 1).cells();
      stages.get(i).clipped().stream()
          .filter(fork -> !next.contains(fork.cell()))
          .forEach(clipped::add);
    }
    return clipped.stream()
        .sorted(Comparator.comparingInt(ClippedFork::round).thenComparingInt(ClippedFork::cell))
        .toList();
  }

  private Stage last() {
    return stages.getLast();
  }

  private Stage lastStageOf(int cell) {
    for (int i = stages.size() - 1; i > 0; i--) {
      if (stages.get(i).cells().contains(cell)) {
        return stages.get(i);
      }
    }
    return stages.getFirst();
  }
}
