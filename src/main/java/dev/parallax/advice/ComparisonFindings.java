package dev.parallax.advice;

import dev.parallax.advice.rules.Finding;
import dev.parallax.advice.rules.Finding.Severity;
import dev.parallax.advice.words.Words;
import dev.parallax.table.Warning;
import dev.parallax.table.compare.ComparedRow;
import dev.parallax.table.compare.RunComparison;
import dev.parallax.table.compare.RunComparison.LoneRow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What bears on a comparison of two runs: how they were measured, and what only one of them has.
 */
final class ComparisonFindings {
  /** How many rows that only one run has are named. */
  private static final int MOST_NAMES = 10;

  private ComparisonFindings() {}

  /**
   * The findings.
   *
   * @param verbose name each row that only one run has
   */
  static List<Finding> of(RunComparison comparison, boolean verbose) {
    String both = comparison.base() + ", " + comparison.latest();
    List<Finding> findings = new ArrayList<>();
    comparison
        .conditions()
        .forEach(condition -> findings.add(condition(condition, comparison, both)));
    comparison.jumps().forEach(jump -> findings.add(jump(jump)));
    if (!comparison.onlyBase().isEmpty()) {
      findings.add(
          new Finding(
              Severity.WARNING,
              ComparisonReport.ROW_GONE,
              "%s; a benchmark that failed leaves no row in %s"
                  .formatted(
                      only(comparison.onlyBase(), comparison.base(), verbose), comparison.latest()),
              comparison.base(),
              false));
    }
    if (!comparison.onlyLatest().isEmpty()) {
      findings.add(
          new Finding(
              Severity.HINT,
              "row-new",
              only(comparison.onlyLatest(), comparison.latest(), verbose),
              comparison.latest(),
              false));
    }
    if (!comparison.machinesKnown()) {
      findings.add(
          new Finding(
              Severity.HINT,
              "machine-unknown",
              "the files don't both say on which machine they were measured",
              both,
              false));
    }
    findings.add(
        new Finding(
            Severity.HINT,
            "no-common-rounds",
            comparison.inTurns()
                ? "the runs took turns but have no rounds in common, so the machine of a moment is"
                    + " still part of a change: every verdict is suggestive at most"
                : "the runs were measured one after the other, so a slow drift of the machine looks"
                    + " like a change: every verdict is suggestive at most",
            both,
            false));
    Map<Warning, List<String>> rows = new LinkedHashMap<>();
    for (ComparedRow row : comparison.rows()) {
      row.warnings()
          .forEach(warning ->
              rows.computeIfAbsent(warning, unused -> new ArrayList<>()).add(row.name()));
    }
    rows.forEach((warning, names) -> findings.add(Finding.onCells(warning, Words.list(names))));
    return findings;
  }

  private static Finding condition(
      RunComparison.Condition condition, RunComparison comparison, String both) {
    return new Finding(
        Severity.WARNING,
        "different-" + condition.name().toLowerCase(Locale.ROOT).replace(' ', '-'),
        "%s: %s%s; a difference may be its doing"
            .formatted(
                condition.name(),
                condition.isList()
                    ? flags(condition, comparison)
                    : "%s in %s, %s in %s"
                        .formatted(
                            values(condition.base()),
                            comparison.base(),
                            values(condition.latest()),
                            comparison.latest()),
                condition.rows() < comparison.rows().size()
                    ? " (" + Words.count(condition.rows(), "row") + ")"
                    : ""),
        both,
        false);
  }

  private static String flags(RunComparison.Condition condition, RunComparison comparison) {
    List<String> parts = new ArrayList<>();
    if (!condition.base().isEmpty()) {
      parts.add(String.join(" ", condition.base()) + " only in " + comparison.base());
    }
    if (!condition.latest().isEmpty()) {
      parts.add(String.join(" ", condition.latest()) + " only in " + comparison.latest());
    }
    return parts.isEmpty() ? "the same in another order or other rows" : String.join(", ", parts);
  }

  /** Many rows are counted by their class, and only some of them named. */
  private static String only(List<LoneRow> rows, String label, boolean verbose) {
    List<String> names = rows.stream().map(LoneRow::name).toList();
    if (verbose || names.size() <= MOST_NAMES) {
      return "only in %s, so not compared: %s".formatted(label, String.join(", ", names));
    }
    Map<String, Integer> ofClass = new LinkedHashMap<>();
    rows.forEach(row -> ofClass.merge(row.type(), 1, Integer::sum));
    List<String> counts =
        ofClass.entrySet().stream()
            .map(type -> type.getValue() + " of " + type.getKey())
            .limit(MOST_NAMES)
            .toList();
    int more = ofClass.size() - counts.size();
    return "%s rows only in %s, so not compared: %s%s; the first are %s; --verbose names all"
        .formatted(
            rows.size(),
            label,
            String.join(", ", counts),
            more > 0 ? " and those of %s other classes".formatted(more) : "",
            String.join(", ", names.subList(0, MOST_NAMES)));
  }

  private static String values(List<String> values) {
    return Words.list(values.stream().map(v -> v.isEmpty() ? "(none)" : v).toList());
  }

  private static Finding jump(RunComparison.MachineJump jump) {
    return new Finding(
        Severity.WARNING,
        "machine-jump",
        """
        from fork %s of %s on, %s took %s the time as before, for %s of its %s forks \
        in the file's order; a change of the code doesn't begin in the middle of a row, so it was \
        rather the machine\
        """
            .formatted(
                jump.fork(),
                jump.row(),
                jump.run(),
                Words.times(jump.ratio()),
                jump.length(),
                jump.forks()),
        jump.run(),
        false);
  }
}
