package dev.parallax.advice.rules;

import dev.parallax.advice.rules.Finding.Severity;
import dev.parallax.stat.Evidence;
import dev.parallax.table.BatchTable;
import dev.parallax.table.RunFacts;
import java.util.List;
import java.util.Optional;

/** Two forks: an interval can be drawn, and nothing be told. One fork is told at its cell. */
final class TooFewForksRule implements Rule {
  @Override
  public List<Finding> findings(BatchTable table, Optional<RunFacts> run) {
    int forks = table.decision().rounds();
    return forks < 2 || Evidence.ofRounds(forks) != Evidence.NONE
        ? List.of()
        : List.of(
            new Finding(
                Severity.WARNING,
                "too-few-forks",
                forks + " forks of each cell can't tell a difference from chance; run 5 (-f 5)",
                Findings.name(table),
                false));
  }
}
