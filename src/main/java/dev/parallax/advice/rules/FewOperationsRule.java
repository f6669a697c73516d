package dev.parallax.advice.rules;

import dev.parallax.advice.rules.Finding.Severity;
import dev.parallax.advice.words.Words;
import dev.parallax.table.BatchCell;
import dev.parallax.table.BatchTable;
import dev.parallax.table.RunFacts;
import java.util.List;
import java.util.Optional;

/**
 * Cells of which a fork measured next to nothing: a handful of operations, and all of them together
 * so short that a single time slice which a neighbour gets in between shows in the fork's mean.
 *
 * <p>Few operations alone are no harm. JMH ends an iteration behind the operation in which its time
 * is over, and divides by the time that it really took: one operation of a second in an iteration
 * of 100 ms is timed as well as any, only the run takes longer. Nor is a short iteration, if there
 * are many: the fork is what is compared, and its mean is over all of them.
 */
final class FewOperationsRule implements Rule {
  /** Of fewer than these the first one, for which nothing is in the caches yet, is a tenth. */
  private static final double FEW = 10;

  /**
   * Linux's default time slice on eight cores and more (0.75 ms times 1 + log2 of the cores, at
   * most eight of them) over the margin within which cells are equal.
   */
  private static final double SHORT_SECONDS = 3e-3 / 0.05;

  @Override
  public List<Finding> findings(BatchTable table, Optional<RunFacts> run) {
    List<BatchCell> few =
        table.cells().stream().filter(FewOperationsRule::hasMeasuredLittle).toList();
    if (few.isEmpty()) {
      return List.of();
    }
    List<String> names = few.stream().map(BatchCell::name).toList();
    int most =
        (int)
            Math.round(few.stream().mapToDouble(FewOperationsRule::operations).max().orElseThrow());
    return List.of(
        new Finding(
            Severity.HINT,
            "few-operations",
            "a fork of "
                + Words.list(names)
                + " measured about "
                + Words.count(most, "operation")
                + " or fewer, in less than "
                + Math.round(1e3 * SHORT_SECONDS)
                + " ms in all, where one time slice of another process makes a difference; measure"
                + " longer (-r 100ms)",
            Findings.name(table, names),
            false));
  }

  private static boolean hasMeasuredLittle(BatchCell cell) {
    return operations(cell) < FEW && operations(cell) * cell.seconds().value() < SHORT_SECONDS;
  }

  /** How many operations a fork measured; NaN if nobody says. An iteration has one at least. */
  private static double operations(BatchCell cell) {
    return cell.iterations() * Math.max(1, cell.iterationSeconds() / cell.seconds().value());
  }
}
