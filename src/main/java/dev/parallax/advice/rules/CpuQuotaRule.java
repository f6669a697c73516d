package dev.parallax.advice.rules;

import dev.parallax.advice.rules.Finding.Severity;
import dev.parallax.advice.words.Words;
import dev.parallax.table.BatchTable;
import dev.parallax.table.RunFacts;
import java.util.List;
import java.util.Optional;

/**
 * A quota of CPU time below the number of CPUs: more threads than it allows stand still in turns.
 */
final class CpuQuotaRule implements Rule {
  @Override
  public List<Finding> findings(BatchTable table, Optional<RunFacts> run) {
    return run.map(RunFacts::quota).filter(quota -> quota.isPresent()).stream()
        .map(quota ->
            new Finding(
                Severity.WARNING,
                "cpu-quota",
                "a quota allows CPU time for "
                    + Words.oneDecimal(quota.orElseThrow())
                    + " cores, less than the CPUs that threads run on, so what uses more stands"
                    + " still until the next period; set the quota to a whole number of cores and"
                    + " bind to as many CPUs",
                Findings.name(table),
                false))
        .toList();
  }
}
