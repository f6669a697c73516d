package dev.parallax.advice.rules;

import dev.parallax.advice.rules.Finding.Severity;
import dev.parallax.table.BatchTable;
import dev.parallax.table.RunFacts;
import java.util.List;
import java.util.Optional;

/** A run that was forced to go on with another jar, JDK, machine or other options. */
final class ResumedElsewhereRule implements Rule {
  @Override
  public List<Finding> findings(BatchTable table, Optional<RunFacts> run) {
    return of(run, Findings.name(table));
  }

  /** The same for any table. */
  static List<Finding> of(Optional<RunFacts> run, String where) {
    return run.flatMap(RunFacts::differences).stream()
        .map(differences ->
            new Finding(
                Severity.WARNING,
                "resumed-elsewhere",
                "the run was resumed by force although something had changed, so rounds may differ"
                    + " for that: "
                    + differences,
                where,
                false))
        .toList();
  }
}
