package dev.parallax.advice;

import dev.parallax.advice.rules.CellWarningsRule;
import dev.parallax.advice.rules.Finding;
import dev.parallax.advice.rules.Finding.Severity;
import dev.parallax.advice.words.Words;
import dev.parallax.stat.CommonShift;
import dev.parallax.stat.decision.Verdict;
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
    String only =
        only(comparison.onlyBase(), comparison.base())
            + only(comparison.onlyLatest(), comparison.latest());
    return Words.count(comparison.rows().size(), "row")
        + " in both: "
        + String.join(", ", parts)
        + only;
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
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        Words.count(rows.size(), "row")
            + (rows.size() == 1 ? " is" : " are")
            + " slower by more than "
            + Words.percent(comparison.margin())
            + (withoutShift && comparison.shift().isCommon() ? " apart from the common shift" : "")
            + ": "
            + Words.list(rows.stream().map(row -> named(row, withoutShift)).toList()));
  }

  private static String named(ComparedRow row, boolean withoutShift) {
    double ratio =
        (withoutShift ? row.apart().orElse(row.comparison()) : row.comparison()).ratio().value();
    return row.name() + " (" + Words.times(ratio) + ")";
  }

  private static String shift(RunComparison comparison) {
    CommonShift shift = comparison.shift();
    return switch (shift.kind()) {
      case COMMON ->
          "common shift: "
              + median(shift)
              + ", and "
              + agreeing(shift)
              + "; it may be the machine or a change that touches everything, which the files"
              + " can't tell apart";
      case NONE ->
          "no common shift: "
              + median(shift)
              + ", which is within "
              + Words.percent(comparison.margin())
              + ", so rows that moved did so on their own";
      case UNCLEAR ->
          (shift.ratio().interval().contains(1)
                  ? "no common shift is shown: "
                  : "most rows moved the same way, but not by one factor: ")
              + median(shift)
              + " and "
              + agreeing(shift)
              + ", so each row stands for itself";
      case TOO_FEW_ROWS ->
          "whether everything moved together can't be distinguished from "
              + Words.count(shift.rows(), "row")
              + " of time or throughput; it takes "
              + CommonShift.fewestRows(comparison.confidence());
    };
  }

  private static String median(CommonShift shift) {
    return "the median row takes " + Words.speedUp(shift.ratio()) + " the time";
  }

  private static String agreeing(CommonShift shift) {
    return shift.agreeing() + " of " + shift.rows() + " rows agree with that";
  }

  private static Optional<String> apart(RunComparison comparison) {
    if (!comparison.shift().isCommon()) {
      return Optional.empty();
    }
    return Optional.of(
        "apart from the common shift: "
            + comparison.countApart(Verdict.SLOWER)
            + " slower, "
            + comparison.countApart(Verdict.FASTER)
            + " faster, "
            + comparison.countApart(Verdict.EQUIVALENT)
            + " equivalent, "
            + comparison.countApart(Verdict.INCONCLUSIVE)
            + " inconclusive");
  }

  private static List<Finding> findings(RunComparison comparison) {
    String where = comparison.base() + ", " + comparison.latest();
    List<Finding> findings = new ArrayList<>();
    for (RunComparison.Condition condition : comparison.conditions()) {
      findings.add(
          new Finding(
              Severity.WARNING,
              "different-" + condition.name().toLowerCase(Locale.ROOT).replace(' ', '-'),
              condition.name()
                  + ": "
                  + values(condition.base())
                  + " in "
                  + comparison.base()
                  + ", "
                  + values(condition.latest())
                  + " in "
                  + comparison.latest()
                  + (condition.rows() < comparison.rows().size()
                      ? " (" + Words.count(condition.rows(), "row") + ")"
                      : "")
                  + "; a difference may be its doing",
              where,
              false));
    }
    comparison.jumps().forEach(jump -> findings.add(jump(jump)));
    missing(comparison.onlyBase(), comparison.base(), comparison.latest(), Severity.WARNING)
        .ifPresent(findings::add);
    missing(comparison.onlyLatest(), comparison.latest(), comparison.base(), Severity.HINT)
        .ifPresent(findings::add);
    if (!comparison.machinesKnown()) {
      findings.add(
          new Finding(
              Severity.HINT,
              "machine-unknown",
              "the files don't both say on which machine they were measured",
              where,
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
            where,
            false));
    findings.addAll(onRows(comparison));
    return findings;
  }

  private static Finding jump(RunComparison.MachineJump jump) {
    return new Finding(
        Severity.WARNING,
        "machine-jump",
        "from fork "
            + jump.fork()
            + " of "
            + jump.row()
            + " on, "
            + jump.run()
            + " took "
            + Words.times(jump.ratio())
            + " the time as before, for "
            + jump.length()
            + " of its "
            + jump.forks()
            + " forks in the file's order; a change of the code doesn't begin in the middle of a"
            + " row, so it was rather the machine",
        jump.run(),
        false);
  }

  private static Optional<Finding> missing(
      List<String> rows, String in, String notIn, Severity severity) {
    return rows.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Finding(
                severity,
                severity == Severity.WARNING ? "row-gone" : "row-new",
                "only in "
                    + in
                    + ", so not compared: "
                    + String.join(", ", rows)
                    + (severity == Severity.WARNING
                        ? "; a benchmark that failed leaves no row in " + notIn
                        : ""),
                in,
                false));
  }

  private static String values(List<String> values) {
    return Words.list(values.stream().map(v -> v.isEmpty() ? "(none)" : v).toList());
  }

  private static List<Finding> onRows(RunComparison comparison) {
    Map<Warning, List<String>> rows = new LinkedHashMap<>();
    for (ComparedRow row : comparison.rows()) {
      row.warnings()
          .forEach(warning ->
              rows.computeIfAbsent(warning, unused -> new ArrayList<>()).add(row.name()));
    }
    List<Finding> findings = new ArrayList<>();
    rows.forEach((warning, names) ->
        findings.add(
            new Finding(
                CellWarningsRule.severity(warning.kind()),
                warning.kind().word(),
                warning.message(),
                Words.list(names),
                true)));
    return findings;
  }
}
