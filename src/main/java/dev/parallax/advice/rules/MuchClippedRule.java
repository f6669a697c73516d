package dev.parallax.advice.rules;

import dev.parallax.advice.rules.Finding.Severity;
import dev.parallax.advice.words.Words;
import dev.parallax.table.BatchCell;
import dev.parallax.table.BatchTable;
import dev.parallax.table.RunFacts;
import java.util.List;
import java.util.Optional;

/** Cells with so many forks out of line that their estimate isn't what most forks say. */
final class MuchClippedRule implements Rule {
  /** Point 9 of the decision rule: beyond this share evidence is suggestive at most. */
  private static final double MOST_CLIPPED = 0.2;

  @Override
  public List<Finding> findings(BatchTable table, Optional<RunFacts> run) {
    List<String> cells =
        table.cells().stream()
            .filter(cell -> cell.member().isPresent() && isMuchClipped(table, cell))
            .map(BatchCell::name)
            .toList();
    return cells.isEmpty()
        ? List.of()
        : List.of(
            new Finding(
                Severity.WARNING,
                "much-clipped",
                "more than "
                    + Words.percent(MOST_CLIPPED)
                    + " of the forks of "
                    + Words.list(cells)
                    + " are far from the rest, so what rests on them is suggestive at most; find"
                    + " out what else ran, and run again",
                Findings.name(table, cells),
                false));
  }

  private static boolean isMuchClipped(BatchTable table, BatchCell cell) {
    int member = cell.member().orElseThrow();
    long clipped =
        table.decision().clipped().stream().filter(fork -> fork.cell() == member).count();
    return clipped > MOST_CLIPPED * table.decision().states().get(member).rounds();
  }
}
