package dev.parallax.advice.rules;

import dev.parallax.advice.rules.Finding.Severity;
import dev.parallax.advice.words.Words;
import dev.parallax.table.BatchCell;
import dev.parallax.table.BatchTable;
import dev.parallax.table.RunFacts;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * More workers than tasks: some of them have nothing to do. What {@code tasks=default} comes to
 * isn't in the results; a run directory says it beside them.
 */
final class IdleWorkersRule implements Rule {
  @Override
  public List<Finding> findings(BatchTable table, Optional<RunFacts> run) {
    String word = table.settings().getOrDefault("tasks", "");
    OptionalInt told = Words.number(word);
    OptionalInt tasks =
        told.isPresent()
            ? told
            : run.map(facts -> facts.tasks(table.workload(), word)).orElse(OptionalInt.empty());
    if (tasks.isEmpty()) {
      return List.of();
    }
    List<String> cells =
        table.cells().stream()
            .filter(cell -> Words.number(cell.workers()).orElse(0) > tasks.getAsInt())
            .map(BatchCell::name)
            .toList();
    return cells.isEmpty()
        ? List.of()
        : List.of(
            new Finding(
                Severity.WARNING,
                "idle-workers",
                "a batch has "
                    + Words.count(tasks.getAsInt(), "task")
                    + ", so some workers of "
                    + Words.list(cells)
                    + " have nothing to do; raise -p tasks, or leave them out",
                Findings.name(table, cells),
                false));
  }
}
