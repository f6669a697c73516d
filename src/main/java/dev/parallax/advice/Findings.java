package dev.parallax.advice;

import dev.parallax.advice.Finding.Severity;
import dev.parallax.table.BatchCell;
import dev.parallax.table.BatchTable;
import dev.parallax.table.ScoreCell;
import dev.parallax.table.ScoreTable;
import dev.parallax.table.Table;
import dev.parallax.table.Warning;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What bears on the data of a table, one small rule each. */
public final class Findings {
  private Findings() {}

  /** The findings of a table: of its cells first, then of the whole. */
  public static List<Finding> of(Table table) {
    return switch (table) {
      case BatchTable batches -> ofBatches(batches);
      case ScoreTable scores -> ofScores(scores);
    };
  }

  private static List<Finding> ofBatches(BatchTable table) {
    String where = name(table);
    Map<Warning, List<String>> byWarning = new LinkedHashMap<>();
    for (BatchCell cell : table.cells()) {
      collect(byWarning, cell.warnings(), cell.name());
    }
    List<Finding> findings = onCells(byWarning, where);
    if (!table.baselineCell().isSerial()) {
      findings.add(
          new Finding(
              Severity.WARNING,
              "no-serial",
              "there is no serial result of this work; speed-ups are over "
                  + table.baselineCell().name(),
              where,
              false));
    }
    if (table.commonRounds()) {
      ragged(table, where).ifPresent(findings::add);
    }
    mixedJvms(table.jvms(), where).ifPresent(findings::add);
    return findings;
  }

  private static Optional<Finding> ragged(BatchTable table, String where) {
    int rounds = table.decision().rounds();
    List<BatchCell> judged =
        table.cells().stream().filter(cell -> cell.member().isPresent()).toList();
    int most = judged.stream().mapToInt(BatchCell::forks).max().orElse(0);
    List<String> shorter =
        judged.stream()
            .filter(cell -> cell.forks() < most)
            .map(cell -> cell.name() + " (" + cell.forks() + ")")
            .toList();
    return shorter.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Finding(
                Severity.HINT,
                "ragged-rounds",
                "compared over the "
                    + Words.count(rounds, "round")
                    + " that all cells share, though some have "
                    + most
                    + "; fewer have "
                    + Words.list(shorter),
                where,
                false));
  }

  private static List<Finding> ofScores(ScoreTable table) {
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
    List<Finding> findings = onCells(byWarning, table.what());
    mixedJvms(table.jvms(), table.what()).ifPresent(findings::add);
    return findings;
  }

  private static Optional<Finding> mixedJvms(List<String> jvms, String where) {
    return jvms.size() < 2
        ? Optional.empty()
        : Optional.of(
            new Finding(
                Severity.WARNING,
                "mixed-jvms",
                "measured on different JVMs, so a difference may be theirs: " + Words.list(jvms),
                where,
                false));
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
      case CLIPPED, OTHER_NATURE, EXPLORATORY, UNEVEN_FORKS -> Severity.HINT;
    };
  }

  /** How a finding names a table. */
  static String name(BatchTable table) {
    String name = table.workload() + ", " + table.lifecycle().word();
    return table.source().isEmpty() ? name : table.source() + ": " + name;
  }
}
