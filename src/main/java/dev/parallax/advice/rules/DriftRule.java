package dev.parallax.advice.rules;

import dev.parallax.advice.rules.Finding.Severity;
import dev.parallax.advice.words.Words;
import dev.parallax.stat.SteadyState;
import dev.parallax.table.BatchCell;
import dev.parallax.table.BatchTable;
import dev.parallax.table.RunFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A machine that got slower or faster while the rounds went on, for all cells alike. Verdicts bear
 * it, since rounds are compared within; times by themselves don't.
 */
final class DriftRule implements Rule {
  @Override
  public List<Finding> findings(BatchTable table, Optional<RunFacts> run) {
    if (!table.commonRounds()) {
      return List.of();
    }
    SteadyState state = SteadyState.of(roundTimes(table.cells()));
    if (state.kind() == SteadyState.Kind.TOO_FEW_ITERATIONS
        || state.kind() == SteadyState.Kind.STEADY) {
      return List.of();
    }
    double change = state.change().value();
    return List.of(
        new Finding(
            Severity.WARNING,
            "drift",
            "the later half of the rounds took "
                + Words.percentChange(change)
                + (change > 1 ? " longer" : " less")
                + " than the first, in all cells together: the machine changed; comparisons are"
                + " made within rounds and bear that, times in ms don't",
            Findings.name(table),
            false));
  }

  /** The geometric mean over cells of each round that all of them have. */
  private static List<Double> roundTimes(List<BatchCell> cells) {
    List<BatchCell> judged = cells.stream().filter(cell -> cell.member().isPresent()).toList();
    int rounds = judged.stream().mapToInt(cell -> cell.forkTimes().size()).min().orElse(0);
    List<Double> times = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      int index = round;
      double log =
          judged.stream()
              .mapToDouble(cell ->
                  Math.log(
                      cell.forkTimes().get(index).stream()
                          .mapToDouble(Double::doubleValue)
                          .average()
                          .orElse(Double.NaN)))
              .average()
              .orElse(Double.NaN);
      if (Double.isFinite(log)) {
        times.add(Math.exp(log));
      }
    }
    return times;
  }
}
