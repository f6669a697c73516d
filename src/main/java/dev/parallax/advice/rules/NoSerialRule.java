package dev.parallax.advice.rules;

import dev.parallax.advice.rules.Finding.Severity;
import dev.parallax.table.BatchTable;
import dev.parallax.table.RunFacts;
import java.util.List;
import java.util.Optional;

/** Speed-ups over something else than the calling thread. */
final class NoSerialRule implements Rule {
  @Override
  public List<Finding> findings(BatchTable table, Optional<RunFacts> run) {
    return table.baselineCell().isSerial()
        ? List.of()
        : List.of(
            new Finding(
                Severity.WARNING,
                "no-serial",
                "there is no serial result of this work; speed-ups are over "
                    + table.baselineCell().name(),
                Findings.name(table),
                false));
  }
}
