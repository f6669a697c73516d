package dev.parallax.cli.report;

import dev.parallax.advice.ComparisonReport;
import dev.parallax.advice.rules.Finding;
import dev.parallax.advice.rules.Finding.Severity;
import dev.parallax.advice.words.Words;
import dev.parallax.cli.console.Console;
import dev.parallax.cli.console.ExitCode;
import dev.parallax.render.parts.Escape;
import dev.parallax.stat.CommonShift;
import dev.parallax.stat.decision.Verdict;
import dev.parallax.table.compare.ComparedRow;
import dev.parallax.table.compare.RunComparison;
import dev.parallax.unit.Direction;
import java.util.List;
import java.util.Optional;

/**
 * What a comparison decides in CI. Whatever bears on that stands on standard error as well: a log
 * may hold nothing else, and a gate that can't close must not look like one that found nothing.
 *
 * @param onRegression whether a row that got worse stops it
 * @param ignoreShift whether only what got worse apart from the common shift does
 * @param onMissing whether a row of the base that the other run lacks stops it
 */
record Gate(boolean onRegression, boolean ignoreShift, boolean onMissing) {
  /** The exit code; says on standard error why. */
  int judge(ComparisonReport report, Console console) {
    RunComparison comparison = report.comparison();
    if (onRegression) {
      report.findings().stream()
          .filter(finding -> finding.severity() == Severity.WARNING && !finding.onCell())
          .filter(finding -> !onMissing || !finding.code().equals(ComparisonReport.ROW_GONE))
          .map(Finding::message)
          .forEach(message -> warn(message, console));
      warnings(comparison).forEach(message -> warn(message, console));
    }
    Optional<String> missing = onMissing ? missing(comparison) : Optional.empty();
    Optional<String> regression = onRegression ? regression(comparison) : Optional.empty();
    missing.ifPresent(console::error);
    regression.ifPresent(console::error);
    return missing.isPresent() || regression.isPresent() ? ExitCode.REGRESSION : ExitCode.DONE;
  }

  private static void warn(String message, Console console) {
    console.err().println("warning: " + Escape.plain(message));
  }

  /** What keeps the gate from closing. */
  private List<String> warnings(RunComparison comparison) {
    int rows = comparison.rows().size();
    int undecidable = comparison.countUndecidable();
    CommonShift shift = comparison.shift();
    List<String> unknown =
        comparison.rows().stream()
            .filter(row -> row.unit().better() == Direction.UNSTATED)
            .filter(row -> row.comparison().verdict() != Verdict.EQUIVALENT)
            .filter(row -> row.comparison().verdict() != Verdict.INCONCLUSIVE)
            .map(ComparedRow::name)
            .toList();
    return List.of(
            undecidable == 0
                ? ""
                : undecidable == rows
                    ? "--fail-on-regression can't find any: no row has 3 forks in both runs; run"
                        + " with -f 5"
                    : "--fail-on-regression can't judge %s of %s: fewer than 3 forks, or no number"
                        .formatted(undecidable, Words.count(rows, "row")),
            unknown.isEmpty()
                ? ""
                : "--fail-on-regression doesn't judge what has no known direction: "
                    + Words.list(unknown),
            ignoreShift && shift.kind() == CommonShift.Kind.TOO_FEW_ROWS
                ? "--ignore-shift does nothing: a common shift takes %s rows of time or throughput"
                    .formatted(CommonShift.fewestRows(comparison.confidence()))
                : "")
        .stream()
        .filter(message -> !message.isEmpty())
        .toList();
  }

  private static Optional<String> missing(RunComparison comparison) {
    List<RunComparison.LoneRow> rows = comparison.onlyBase();
    return rows.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "%s of %s %s missing in %s: %s"
                .formatted(
                    Words.count(rows.size(), "row"),
                    comparison.base(),
                    rows.size() == 1 ? "is" : "are",
                    comparison.latest(),
                    Words.list(rows.stream().map(RunComparison.LoneRow::name).toList())));
  }

  private Optional<String> regression(RunComparison comparison) {
    return ComparisonReport.regressions(comparison, ignoreShift)
        .map(rows ->
            comparison.shift().isCommon() && !ignoreShift
                ? "%s; there is a common shift of %s, and --ignore-shift counts only rows that are"
                        .formatted(rows, Words.times(comparison.shift().ratio().value()))
                    + " slower apart from it"
                : rows);
  }
}
