package dev.parallax.advice.rules;

import dev.parallax.advice.rules.Finding.Severity;
import dev.parallax.advice.words.Words;
import dev.parallax.table.BatchCell;
import dev.parallax.table.BatchTable;
import dev.parallax.table.RunFacts;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * What a rule looks at.
 *
 * @param table of a workload
 * @param run what is known of its run; empty for a lone file
 */
record Subject(BatchTable table, Optional<RunFacts> run) {
  /** How a finding names the table. */
  String name() {
    String name = table.workload() + ", " + table.lifecycle().word();
    return table.source().isEmpty() ? name : table.source() + ": " + name;
  }

  /** A finding of the whole table. */
  Finding finding(Severity severity, String code, String message) {
    return new Finding(severity, code, message, name(), false);
  }

  /**
   * A finding of some cells, if there are any.
   *
   * @param concerned which cells
   * @param message from the names of the cells
   */
  Optional<Finding> ofCells(
      Severity severity,
      String code,
      Predicate<BatchCell> concerned,
      UnaryOperator<String> message) {
    List<String> cells = table.cells().stream().filter(concerned).map(BatchCell::name).toList();
    String names = Words.list(cells);
    return cells.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Finding(severity, code, message.apply(names), name() + ": " + names, false));
  }

  /** The cells that the decision is about. */
  List<BatchCell> judged() {
    return table.cells().stream().filter(cell -> cell.member().isPresent()).toList();
  }
}
