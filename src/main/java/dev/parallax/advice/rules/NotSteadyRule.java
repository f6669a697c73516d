package dev.parallax.advice.rules;

import dev.parallax.advice.rules.Finding.Severity;
import dev.parallax.advice.words.Words;
import dev.parallax.stat.SteadyState;
import dev.parallax.table.BatchCell;
import dev.parallax.table.BatchTable;
import dev.parallax.table.RunFacts;
import java.util.List;
import java.util.Optional;

/**
 * Cells whose forks went on getting faster or slower while they were measured, in another way than
 * those that were not warm.
 */
final class NotSteadyRule implements Rule {
  /** One fork in five may look so by chance, or because of a neighbour. */
  private static final double MOST_UNSTEADY = 0.2;

  @Override
  public List<Finding> findings(BatchTable table, Optional<RunFacts> run) {
    List<String> cells =
        table.cells().stream()
            .filter(cell -> cell.isWarm() && isUnsteady(cell))
            .map(BatchCell::name)
            .toList();
    return cells.isEmpty()
        ? List.of()
        : List.of(
            new Finding(
                Severity.WARNING,
                "not-steady",
                "the iterations of many forks of "
                    + Words.list(cells)
                    + " still change while they are measured; warm up longer (-wi, -w)",
                Findings.name(table, cells),
                false));
  }

  private static boolean isUnsteady(BatchCell cell) {
    List<SteadyState.Kind> kinds =
        cell.forkTimes().stream()
            .map(SteadyState::of)
            .map(SteadyState::kind)
            .filter(kind -> kind != SteadyState.Kind.TOO_FEW_ITERATIONS)
            .toList();
    long unsteady = kinds.stream().filter(kind -> kind != SteadyState.Kind.STEADY).count();
    return unsteady > MOST_UNSTEADY * kinds.size();
  }
}
