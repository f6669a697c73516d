package dev.parallax.advice.rules;

import dev.parallax.advice.rules.Finding.Severity;
import dev.parallax.advice.words.Words;
import dev.parallax.table.BatchTable;
import dev.parallax.table.ScoreTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Results of several machines in one report. Their forks are never pooled, but whoever reads two
 * tables or columns side by side compares machines too.
 */
public final class MixedMachinesRule {
  private MixedMachinesRule() {}

  /** Machines whose columns or rows stand in one table. */
  public static List<Finding> of(ScoreTable table) {
    return of(table.machines(), table.what());
  }

  /** Runs of which each has tables of its own. */
  public static List<Finding> of(List<BatchTable> tables) {
    List<String> runs = tables.stream().map(BatchTable::source).distinct().toList();
    return of(
        tables.stream().map(BatchTable::machine).flatMap(Optional::stream).distinct().toList(),
        Words.list(runs));
  }

  /**
   * What is said of machines.
   *
   * @param machines different ones; one that isn't known is empty
   */
  private static List<Finding> of(List<String> machines, String where) {
    if (machines.size() < 2) {
      return List.of();
    }
    List<String> names = new ArrayList<>(machines);
    boolean someUnknown = names.remove("");
    boolean different = names.size() > 1;
    if (someUnknown) {
      names.add("one that isn't known");
    }
    return List.of(
        new Finding(
            different ? Severity.WARNING : Severity.HINT,
            "mixed-machines",
            (different
                    ? "measured on different machines"
                    : "perhaps measured on different machines")
                + ", whose forks are never pooled; a difference between them may be the machines',"
                + " not what was measured: "
                + Words.list(names),
            where,
            false));
  }
}
