package dev.parallax.table.build;

import dev.parallax.group.Series;
import dev.parallax.result.jmh.Mode;
import dev.parallax.stat.decision.DecisionRule;
import dev.parallax.suite.CaseCells;
import dev.parallax.table.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Batch rows gathered into tables.
 *
 * @param tables one per case and mode
 * @param leftOver serial rows that no table needed
 */
record BatchTables(List<Table> tables, List<Series> leftOver) {
  static BatchTables of(
      List<SuiteRow> rows,
      String source,
      Optional<String> machine,
      RunDesign design,
      DecisionRule rule) {
    List<Table> tables = new ArrayList<>();
    Set<SuiteRow> used = new HashSet<>();
    for (Mode mode : rows.stream().map(BatchTables::mode).distinct().toList()) {
      List<SuiteRow> ofMode = rows.stream().filter(row -> mode(row) == mode).toList();
      for (CaseCells<SuiteRow> family : CaseCells.of(ofMode, SuiteRow::key)) {
        List<SuiteRow> cells = family.cells();
        used.addAll(cells);
        // Forks of pooled rows stand one after the other, so their rounds are lost.
        boolean pooled = cells.stream().anyMatch(cell -> cell.series().rows() > 1);
        tables.add(
            new BatchTableBuilder(
                    source, machine, family.key(), pooled ? design.withoutRounds() : design, rule)
                .build(cells));
      }
    }
    List<Series> leftOver =
        rows.stream().filter(row -> !used.contains(row)).map(SuiteRow::series).toList();
    return new BatchTables(tables, leftOver);
  }

  private static Mode mode(SuiteRow row) {
    return row.series().measurement().mode();
  }
}
