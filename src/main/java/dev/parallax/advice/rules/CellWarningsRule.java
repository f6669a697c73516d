package dev.parallax.advice.rules;

import dev.parallax.advice.rules.Finding.Severity;
import dev.parallax.advice.words.Words;
import dev.parallax.table.BatchCell;
import dev.parallax.table.BatchTable;
import dev.parallax.table.RunFacts;
import dev.parallax.table.ScoreCell;
import dev.parallax.table.ScoreTable;
import dev.parallax.table.Warning;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the table notes beside its cells, once for all cells that it concerns. */
public final class CellWarningsRule implements Rule {
  /** The cells that a warning concerns: the names of the first, and how many there are. */
  private static final class Cells {
    private final List<String> first = new ArrayList<>();
    private int all;

    void add(String name) {
      if (first.size() < Words.MOST_NAMES) {
        first.add(name);
      }
      all++;
    }

    String inWords() {
      return Words.list(first, all);
    }
  }

  @Override
  public List<Finding> findings(BatchTable table, Optional<RunFacts> run) {
    Map<Warning, Cells> byWarning = new LinkedHashMap<>();
    for (BatchCell cell : table.cells()) {
      collect(byWarning, cell.warnings(), cell.name());
    }
    return onCells(byWarning, Findings.name(table));
  }

  /** The same for a table of scores. */
  static List<Finding> ofScores(ScoreTable table) {
    Map<Warning, Cells> byWarning = new LinkedHashMap<>();
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

  private static void collect(Map<Warning, Cells> byWarning, List<Warning> warnings, String cell) {
    warnings.forEach(
        warning -> byWarning.computeIfAbsent(warning, unused -> new Cells()).add(cell));
  }

  private static List<Finding> onCells(Map<Warning, Cells> byWarning, String where) {
    List<Finding> findings = new ArrayList<>();
    byWarning.forEach((warning, cells) ->
        findings.add(
            new Finding(
                severity(warning.kind()),
                warning.kind().word(),
                warning.message(),
                where + ": " + cells.inWords(),
                true)));
    return findings;
  }

  public static Severity severity(Warning.Kind kind) {
    return switch (kind) {
      case ONE_FORK,
          NOT_FORKED,
          NO_VALUES,
          NOT_POSITIVE,
          POOLED,
          CHILD_ARGS,
          NOT_WARM,
          THROTTLED,
          STEAL,
          MEMORY_STALL,
          MORE_THAN_THE_CORES_CAN_GIVE,
          STILL_COMPILING,
          TOO_FEW_ROUNDS,
          RESIDUE ->
          Severity.WARNING;
      case CLIPPED, DROPPED, OTHER_NATURE, EXPLORATORY, UNEVEN_FORKS -> Severity.HINT;
    };
  }
}
