package dev.parallax.advice.rules;

import dev.parallax.advice.rules.Finding.Severity;
import dev.parallax.advice.words.Words;
import dev.parallax.table.BatchCell;
import dev.parallax.table.BatchTable;
import dev.parallax.table.RunFacts;
import java.util.List;
import java.util.Optional;

/**
 * Cells whose iterations differ much within a fork, where nothing should change any more. Those
 * that were not warm differ for that reason, which no quiet machine helps against.
 */
final class UnstableForksRule implements Rule {
  /** Standard deviation over mean of the middle fork. */
  private static final double MOST_VARIATION = 0.2;

  @Override
  public List<Finding> findings(BatchTable table, Optional<RunFacts> run) {
    List<String> cells =
        table.cells().stream()
            .filter(cell -> cell.isWarm() && variation(cell) > MOST_VARIATION)
            .map(BatchCell::name)
            .toList();
    return cells.isEmpty()
        ? List.of()
        : List.of(
            new Finding(
                Severity.HINT,
                "unstable-forks",
                "iterations of one fork differ by more than "
                    + Words.percent(MOST_VARIATION)
                    + " (standard deviation) in "
                    + Words.list(cells)
                    + "; quiet the machine, or measure longer iterations (-r)",
                Findings.name(table, cells),
                false));
  }

  /** Of the middle fork, so that one fork with a slow neighbour doesn't count. */
  private static double variation(BatchCell cell) {
    List<Double> variations =
        cell.forkTimes().stream()
            .filter(fork -> fork.size() > 1)
            .map(UnstableForksRule::variation)
            .toList();
    return variations.isEmpty() ? 0 : Words.middle(variations);
  }

  private static double variation(List<Double> times) {
    double mean = times.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    double squares = times.stream().mapToDouble(time -> (time - mean) * (time - mean)).sum();
    return Math.sqrt(squares / (times.size() - 1)) / mean;
  }
}
