package dev.parallax.advice.words;

import dev.parallax.stat.decision.Verdict;
import dev.parallax.table.BatchCell;
import dev.parallax.table.BatchTable;
import java.util.List;

/** Cells that may be recommended beside one of them. */
public final class Rivals {
  private Rivals() {}

  /** Those whose verdict against a judged cell is one of these. */
  public static List<BatchCell> of(BatchTable table, BatchCell cell, List<Verdict> verdicts) {
    int index = cell.member().orElseThrow();
    return table.cells().stream()
        .filter(other -> other.member().isPresent() && other.recommendable())
        .filter(other -> other.member().getAsInt() != index)
        .filter(
            other -> verdicts.contains(table.decision().verdict(other.member().getAsInt(), index)))
        .toList();
  }

  /** Those that can't be told apart from it well enough. */
  public static List<BatchCell> notToldFrom(BatchTable table, BatchCell cell) {
    return of(table, cell, List.of(Verdict.EQUIVALENT, Verdict.INCONCLUSIVE));
  }
}
