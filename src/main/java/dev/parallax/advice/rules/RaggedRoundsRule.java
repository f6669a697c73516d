package dev.parallax.advice.rules;

import dev.parallax.advice.rules.Finding.Severity;
import dev.parallax.advice.words.Words;
import dev.parallax.stat.decision.CellState;
import dev.parallax.table.BatchCell;
import dev.parallax.table.BatchTable;
import dev.parallax.table.RunFacts;
import java.util.List;
import java.util.Optional;

/** Rounds that not all cells have, so that they don't count. */
final class RaggedRoundsRule implements Rule {
  @Override
  public List<Finding> findings(BatchTable table, Optional<RunFacts> run) {
    List<BatchCell> judged =
        table.cells().stream().filter(cell -> cell.member().isPresent()).toList();
    int most = judged.stream().mapToInt(BatchCell::forks).max().orElse(0);
    List<String> shorter =
        judged.stream()
            .filter(cell -> cell.forks() < most && !wasDropped(table, cell))
            .map(cell -> cell.name() + " (" + cell.forks() + ")")
            .toList();
    return !table.commonRounds() || shorter.isEmpty()
        ? List.of()
        : List.of(
            new Finding(
                Severity.HINT,
                "ragged-rounds",
                "compared over the "
                    + Words.count(table.decision().rounds(), "round")
                    + " that all cells share, though some have "
                    + most
                    + "; fewer have "
                    + Words.list(shorter),
                Findings.name(table),
                false));
  }

  private static boolean wasDropped(BatchTable table, BatchCell cell) {
    int member = cell.member().orElseThrow();
    return table.decision().states().get(member).state() == CellState.State.DROPPED;
  }
}
