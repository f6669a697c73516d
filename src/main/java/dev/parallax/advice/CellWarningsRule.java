package dev.parallax.advice;

import dev.parallax.advice.Finding.Severity;
import dev.parallax.table.BatchCell;
import dev.parallax.table.BatchTable;
import dev.parallax.table.RunFacts;
import dev.parallax.table.ScoreCell;
import dev.parallax.table.ScoreTable;
import dev.parallax.table.Warning;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What the table notes beside its cells, once for all cells that it concerns. */
final class CellWarningsRule implements Rule {
  @Override
  public List<Finding> findings(BatchTable table, Optional<RunFacts> run) {
    Map<Warning, List<String>> byWarning = new LinkedHashMap<>();
    for (BatchCell cell : table.cells()) {
      collect(byWarning, cell.warnings(), cell.name());
    }
    return onCells(byWarning, Findings.name(table));
  }

  /** The same for a table of scores. */
  static List<Finding> ofScores(ScoreTable table) {
    Map<Warning, List<String>> byWarning = new LinkedHashMap<>();
    for (ScoreTable.Row row : table.rows()) {
      for (Optional<ScoreCell> cell : row.cells()) {
        cell.ifPresent(found ->
            collect(
                byWarning,
                found.warnings(),
                String.join(" ", row.keys().stream().filter(k -> !k.isEmpty()).toList())));
      }
    }
    return onCells(byWarning, table.what());
  }

  private static void collect(
      Map<Warning, List<String>> byWarning, List<Warning> warnings, String cell) {
    warnings.forEach(
        warning -> byWarning.computeIfAbsent(warning, unused -> new ArrayList<>()).add(cell));
  }

  private static List<Finding> onCells(Map<Warning, List<String>> byWarning, String where) {
    List<Finding> findings = new ArrayList<>();
    byWarning.forEach((warning, cells) ->
        findings.add(
            new Finding(
                severity(warning.kind()),
                warning.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                warning.message(),
                where + ": " + Words.list(cells),
                true)));
    return findings;
  }

  static Severity severity(Warning.Kind kind) {
    return switch (kind) {
      case ONE_FORK,
          NOT_FORKED,
          NO_VALUES,
          NOT_POSITIVE,
          POOLED,
          CHILD_ARGS,
          TOO_FEW_ROUNDS,
          RESIDUE ->
          Severity.WARNING;
      case CLIPPED, DROPPED, OTHER_NATURE, EXPLORATORY, UNEVEN_FORKS -> Severity.HINT;
    };
  }
}
