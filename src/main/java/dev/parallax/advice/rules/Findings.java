package dev.parallax.advice.rules;

import dev.parallax.advice.words.Words;
import dev.parallax.table.BatchTable;
import dev.parallax.table.RunFacts;
import dev.parallax.table.ScoreTable;
import dev.parallax.table.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What bears on the data of a table, one small {@link Rule} each. */
public final class Findings {
  /** In the order in which their findings are shown: what is on cells first. */
  private static final List<Rule> RULES =
      List.of(
          new CellWarningsRule(),
          new NoSerialRule(),
          new RaggedRoundsRule(),
          new TooFewForksRule(),
          new MuchClippedRule(),
          new TwinRule(),
          new NotSteadyRule(),
          new UnstableForksRule(),
          new DriftRule(),
          new MixedJvmsRule(),
          new ResumedElsewhereRule(),
          new CpuQuotaRule(),
          new IdleWorkersRule(),
          new FewCarriersRule(),
          new ShortBatchRule(),
          new FewOperationsRule(),
          new EffortRule());

  private Findings() {}

  /** The findings of a table of which nothing else is known. */
  public static List<Finding> of(Table table) {
    return of(table, Optional.empty());
  }

  /** The findings of a table: of its cells first, then of the whole. */
  public static List<Finding> of(Table table, Optional<RunFacts> run) {
    return switch (table) {
      case BatchTable batches ->
          RULES.stream().flatMap(rule -> rule.findings(batches, run).stream()).toList();
      case ScoreTable scores -> {
        List<Finding> findings = new ArrayList<>(CellWarningsRule.ofScores(scores));
        findings.addAll(MixedJvmsRule.of(scores.jvms(), scores.what()));
        findings.addAll(MixedMachinesRule.of(scores));
        findings.addAll(ResumedElsewhereRule.of(run, scores.what()));
        yield findings;
      }
    };
  }

  /** How a finding names a table. */
  static String name(BatchTable table) {
    String name = table.workload() + ", " + table.lifecycle().word();
    return table.source().isEmpty() ? name : table.source() + ": " + name;
  }

  /** How a finding names cells of a table. */
  static String name(BatchTable table, List<String> cells) {
    return name(table) + ": " + Words.list(cells);
  }
}
