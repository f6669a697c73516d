package dev.parallax.advice.rules;

import dev.parallax.advice.rules.Finding.Severity;
import dev.parallax.advice.words.Words;
import dev.parallax.table.BatchTable;
import dev.parallax.table.RunFacts;
import java.util.List;
import java.util.Optional;

/** A cell that is told apart from itself: something else than the cells differs. */
final class TwinRule implements Rule {
  @Override
  public List<Finding> findings(BatchTable table, Optional<RunFacts> run) {
    return table
        .twin()
        .filter(twin -> twin.differs())
        .map(twin ->
            new Finding(
                Severity.WARNING,
                "twin-differs",
                "one cell was run twice in every round and differs from itself by "
                    + Words.speedUp(twin.ratio())
                    + ", so what tells cells apart here is not only what they are: suggestive"
                    + " at most; see what else ran (doctor), and run again",
                Findings.name(table),
                false))
        .stream()
        .toList();
  }
}
