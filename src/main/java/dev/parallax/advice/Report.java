package dev.parallax.advice;

import dev.parallax.table.BatchTable;
import dev.parallax.table.Table;
import java.util.List;
import java.util.Optional;

/**
 * All there is to show, before any format is chosen.
 *
 * @param sections one per table
 */
public record Report(List<Section> sections) {
  public Report {
    sections = List.copyOf(sections);
  }

  /**
   * A table with what can be said about it.
   *
   * @param table the numbers
   * @param advice both questions answered, where the table allows it
   * @param findings what bears on it
   */
  public record Section(Table table, Optional<Advice> advice, List<Finding> findings) {
    public Section {
      findings = List.copyOf(findings);
    }
  }

  /** Puts tables into words. */
  public static Report of(List<Table> tables) {
    return new Report(
        tables.stream()
            .map(table ->
                new Section(
                    table,
                    table instanceof BatchTable batches
                        ? Optional.of(TwoIndexes.inWords(batches))
                        : Optional.empty(),
                    Findings.of(table)))
            .toList());
  }
}
