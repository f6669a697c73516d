package dev.parallax.table;

import dev.parallax.group.Series;
import dev.parallax.result.Measurement;
import dev.parallax.result.Mode;
import dev.parallax.stat.DecisionRule;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Batch rows gathered into tables.
 *
 * @param tables one per workload, lifecycle and further settings
 * @param leftOver serial rows that no table needed
 */
record BatchTables(List<Table> tables, List<Series> leftOver) {
  private record TableKey(
      String workload,
      Lifecycle lifecycle,
      Mode mode,
      String benchmark,
      Map<String, String> settings) {}

  static BatchTables of(
      List<SuiteRow> rows,
      String source,
      Optional<String> machine,
      RunDesign design,
      DecisionRule rule) {
    Map<TableKey, List<SuiteRow>> byTable = new LinkedHashMap<>();
    List<SuiteRow> serials = new ArrayList<>();
    for (SuiteRow row : rows) {
      if (row.lifecycle().isEmpty()) {
        serials.add(row);
      } else {
        Measurement measurement = row.series().measurement();
        TableKey key =
            new TableKey(
                row.workload(),
                row.lifecycle().get(),
                measurement.mode(),
                measurement.benchmark(),
                row.settings());
        byTable.computeIfAbsent(key, unused -> new ArrayList<>()).add(row);
      }
    }
    List<Table> tables = new ArrayList<>();
    Set<SuiteRow> used = new HashSet<>();
    byTable.forEach((key, members) -> {
      List<SuiteRow> cells = new ArrayList<>();
      Measurement first = members.getFirst().series().measurement();
      serials.stream()
          .filter(serial -> serial.serves(first, key.workload(), key.settings()))
          .findFirst()
          .ifPresent(serial -> {
            used.add(serial);
            cells.add(serial);
          });
      cells.addAll(members);
      // Forks of pooled rows stand one after the other, so their rounds are lost.
      boolean pooled = cells.stream().anyMatch(cell -> cell.series().rows() > 1);
      tables.add(
          new BatchTableBuilder(
                  source,
                  machine,
                  key.benchmark(),
                  key.workload(),
                  key.lifecycle(),
                  pooled ? design.withoutRounds() : design,
                  rule)
              .build(cells, key.settings()));
    });
    List<Series> leftOver =
        serials.stream().filter(serial -> !used.contains(serial)).map(SuiteRow::series).toList();
    return new BatchTables(tables, leftOver);
  }
}
