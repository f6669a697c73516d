package dev.parallax.advice.rules;

import dev.parallax.advice.rules.Finding.Severity;
import dev.parallax.advice.words.Words;
import dev.parallax.table.BatchTable;
import dev.parallax.table.RunFacts;
import java.util.List;
import java.util.Optional;

/** Cells of one table that ran on different JVMs. */
final class MixedJvmsRule implements Rule {
  @Override
  public List<Finding> findings(BatchTable table, Optional<RunFacts> run) {
    return of(table.jvms(), Findings.name(table));
  }

  /** The same for the JVMs of any table. */
  static List<Finding> of(List<String> jvms, String where) {
    return jvms.size() < 2
        ? List.of()
        : List.of(
            new Finding(
                Severity.WARNING,
                "mixed-jvms",
                "measured on different JVMs, so a difference may be theirs: " + Words.list(jvms),
                where,
                false));
  }
}
