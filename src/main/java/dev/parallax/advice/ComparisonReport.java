package dev.parallax.advice;

import dev.parallax.advice.rules.Finding;
import dev.parallax.advice.rules.Finding.Severity;
import dev.parallax.advice.words.Words;
import dev.parallax.stat.CommonShift;
import dev.parallax.stat.decision.Verdict;
import dev.parallax.table.Comparison;
import dev.parallax.table.Warning;
import dev.parallax.table.compare.ComparedRow;
import dev.parallax.table.compare.RunComparison;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Two runs and what can be said of them, before any format is chosen.
 *
 * @param comparison the numbers
 * @param summary how many rows there are of each verdict, as one sentence
 * @param regressions which rows got worse by more than the margin, as one sentence; empty if none
 * @param shift whether everything moved by one factor, as a sentence
 * @param apart which rows moved otherwise than the rest, as a sentence; empty without a common
 *     shift
 * @param findings what bears on it
 */
public record ComparisonReport(
    RunComparison comparison,
    String summary,
    Optional<String> regressions,
    String shift,
    Optional<String> apart,
    List<Finding> findings)
    implements Report.Part {
  public ComparisonReport {
    findings = List.copyOf(findings);
  }

  /** Puts a comparison into words. */
  public static ComparisonReport of(RunComparison comparison) {
    return new ComparisonReport(
        comparison,
        summary(comparison),
        regressions(comparison, false),
        shift(comparison),
        apart(comparison),
        findings(comparison));
  }

  /** What is said of the rows after the summary, in its order. */
  public List<String> sentences() {
    return Stream.of(regressions, Optional.of(shift), apart).flatMap(Optional::stream).toList();
  }

  private static String summary(RunComparison comparison) {
    List<String> parts = new ArrayList<>();
    for (Verdict verdict :
        List.of(Verdict.SLOWER, Verdict.FASTER, Verdict.EQUIVALENT, Verdict.INCONCLUSIVE)) {
      parts.add(comparison.count(verdict) + " " + verdict.word());
    }
    return "%s in both: %s%s%s"
        .formatted(
            Words.count(comparison.rows().size(), "row"),
            String.join(", ", parts),
            only(comparison.onlyBase(), comparison.base()),
            only(comparison.onlyLatest(), comparison.latest()));
  }

  private static String only(List<String> rows, String label) {
    return rows.isEmpty() ? "" : "; " + rows.size() + " only in " + label;
  }

  /**
   * Which rows got worse by more than the margin, as one sentence.
   *
   * @param withoutShift judge what is left after the common shift is taken out
   * @return empty if there is none
   */
  public static Optional<String> regressions(RunComparison comparison, boolean withoutShift) {
    List<ComparedRow> rows = comparison.regressions(withoutShift);
    return rows.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "%s %s slower by more than %s%s: %s"
                .formatted(
                    Words.count(rows.size(), "row"),
                    rows.size() == 1 ? "is" : "are",
                    Words.percent(comparison.margin()),
                    withoutShift && comparison.shift().isCommon()
                        ? " apart from the common shift"
                        : "",
                    Words.list(rows.stream().map(row -> named(row, withoutShift)).toList())));
  }

  private static String named(ComparedRow row, boolean withoutShift) {
    Comparison judged = withoutShift ? row.apart().orElse(row.comparison()) : row.comparison();
    return "%s (%s)".formatted(row.name(), Words.times(judged.ratio().value()));
  }

  private static String shift(RunComparison comparison) {
    CommonShift shift = comparison.shift();
    String median = "the median row takes %s the time".formatted(Words.speedUp(shift.ratio()));
    String agreeing = shift.agreeing() + " of " + shift.rows() + " rows agree with that";
    return switch (shift.kind()) {
      case COMMON ->
          """
          common shift: %s, and %s; it may be the machine or a change that touches everything, \
          which the files can't tell apart\
          """
              .formatted(median, agreeing);
      case NONE ->
          "no common shift: %s, which is within %s, so rows that moved did so on their own"
              .formatted(median, Words.percent(comparison.margin()));
      case UNCLEAR ->
          "%s: %s and %s, so each row stands for itself"
              .formatted(
                  shift.ratio().interval().contains(1)
                      ? "no common shift is shown"
                      : "most rows moved the same way, but not by one factor",
                  median,
                  agreeing);
      case TOO_FEW_ROWS ->
          """
          whether everything moved together can't be distinguished from %s of time or \
          throughput; it takes %d\
          """
              .formatted(
                  Words.count(shift.rows(), "row"),
                  CommonShift.fewestRows(comparison.confidence()));
    };
  }

  private static Optional<String> apart(RunComparison comparison) {
    return comparison.shift().isCommon()
        ? Optional.of(
            "apart from the common shift: %d slower, %d faster, %d equivalent, %d inconclusive"
                .formatted(
                    comparison.countApart(Verdict.SLOWER),
                    comparison.countApart(Verdict.FASTER),
                    comparison.countApart(Verdict.EQUIVALENT),
                    comparison.countApart(Verdict.INCONCLUSIVE)))
        : Optional.empty();
  }

  private static List<Finding> findings(RunComparison comparison) {
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
              "row-gone",
              "only in %s, so not compared: %s; a benchmark that failed leaves no row in %s"
                  .formatted(
                      comparison.base(),
                      String.join(", ", comparison.onlyBase()),
                      comparison.latest()),
              comparison.base(),
              false));
    }
    if (!comparison.onlyLatest().isEmpty()) {
      findings.add(
          new Finding(
              Severity.HINT,
              "row-new",
              "only in %s, so not compared: %s"
                  .formatted(comparison.latest(), String.join(", ", comparison.onlyLatest())),
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
        "%s: %s in %s, %s in %s%s; a difference may be its doing"
            .formatted(
                condition.name(),
                values(condition.base()),
                comparison.base(),
                values(condition.latest()),
                comparison.latest(),
                condition.rows() < comparison.rows().size()
                    ? " (" + Words.count(condition.rows(), "row") + ")"
                    : ""),
        both,
        false);
  }

  private static String values(List<String> values) {
    return Words.list(values.stream().map(v -> v.isEmpty() ? "(none)" : v).toList());
  }

  private static Finding jump(RunComparison.MachineJump jump) {
    return new Finding(
        Severity.WARNING,
        "machine-jump",
        """
        from fork %d of %s on, %s took %s the time as before, for %d of its %d forks \
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
