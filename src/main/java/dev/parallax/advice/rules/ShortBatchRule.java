package dev.parallax.advice.rules;

import dev.parallax.advice.rules.Finding.Severity;
import dev.parallax.advice.words.Words;
import dev.parallax.suite.ParameterNames;
import dev.parallax.suite.Trait;
import dev.parallax.table.BatchCell;
import dev.parallax.table.BatchTable;
import dev.parallax.table.ModelCosts;
import dev.parallax.table.RunFacts;
import java.util.List;
import java.util.Optional;

/**
 * A batch that is short against what it costs to hand its tasks over: then it is the model that is
 * measured, not the work. With the rows of DispatchBenchmark in the run that is reckoned: one round
 * trip, or what a task costs in a large batch times the tasks, whichever is more. Without, only a
 * batch below a millisecond is named: JMH's own timing is far finer, but the wake-up of a thread
 * and the scheduler's slice are not.
 */
final class ShortBatchRule implements Rule {
  /** Beyond this share of the time the cost of handing over is part of the answer. */
  private static final double MOST_SHARE = 0.1;

  private static final double SHORT_SECONDS = 1e-3;

  @Override
  public List<Finding> findings(BatchTable table, Optional<RunFacts> run) {
    ModelCosts costs = run.map(RunFacts::costs).orElse(ModelCosts.unknown());
    boolean measured = !costs.roundTripSeconds().isEmpty();
    List<String> cells =
        table.cells().stream()
            .filter(cell -> !cell.isSerial() && !table.traits().contains(Trait.DOES_NOTHING))
            .filter(cell ->
                measured
                    ? dispatchSeconds(table, cell, costs) > MOST_SHARE * cell.seconds().value()
                    : cell.seconds().value() < SHORT_SECONDS)
            .map(BatchCell::name)
            .toList();
    String why =
        measured
            ? "handing over its tasks takes more than " + Words.percent(MOST_SHARE) + " of a batch"
            : "a batch takes less than a millisecond, little against what handing it over takes";
    return cells.isEmpty()
        ? List.of()
        : List.of(
            new Finding(
                Severity.WARNING,
                "short-batch",
                why
                    + " under "
                    + Words.list(cells)
                    + "; give it larger tasks (-p size), or hand over several at once",
                Findings.name(table, cells),
                false));
  }

  private static double dispatchSeconds(BatchTable table, BatchCell cell, ModelCosts costs) {
    double roundTrip = costs.roundTripSeconds().getOrDefault(cell.model(), 0.0);
    double perTask = costs.perTaskSeconds().getOrDefault(cell.model(), 0.0);
    int tasks = Words.number(table.settings().getOrDefault(ParameterNames.TASKS, "")).orElse(1);
    return Math.max(roundTrip, perTask * tasks);
  }
}
