package dev.parallax.advice;

import dev.parallax.advice.rules.Finding;
import dev.parallax.advice.words.Words;
import dev.parallax.stat.CommonShift;
import dev.parallax.stat.decision.Verdict;
import dev.parallax.table.Comparison;
import dev.parallax.table.compare.ComparedRow;
import dev.parallax.table.compare.RunComparison;
import dev.parallax.unit.Scale;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Two runs and what can be said of them, before any format is chosen.
 *
 * @param comparison the numbers
 * @param summary how many rows there are of each verdict, as one sentence
 * @param regressions which rows got worse by more than the margin, as one sentence; empty if none
 * @param shift whether everything moved by one factor, as a sentence; empty with too few rows, or
 *     if none moved
 * @param apart which rows moved otherwise than the rest, as a sentence; empty without a common
 *     shift
 * @param findings what bears on it
 */
public record ComparisonReport(
    RunComparison comparison,
    String summary,
    Optional<String> regressions,
    Optional<String> shift,
    Optional<String> apart,
    List<Finding> findings)
    implements Report.Part {
  /** Code of the finding that the base has rows which the other run lacks. */
  public static final String ROW_GONE = "row-gone";

  public ComparisonReport {
    findings = List.copyOf(findings);
  }

  /**
   * Puts a comparison into words.
   *
   * @param verbose name each row that only one run has, however many there are
   */
  public static ComparisonReport of(RunComparison comparison, boolean verbose) {
    return new ComparisonReport(
        comparison,
        summary(comparison),
        regressions(comparison, false),
        shift(comparison),
        apart(comparison),
        ComparisonFindings.of(comparison, verbose));
  }

  /** What is said of the rows after the summary, in its order. */
  public List<String> sentences() {
    return Stream.of(regressions, shift, apart).flatMap(Optional::stream).toList();
  }

  /** Rows are counted by the words that the table has for them. */
  private static String summary(RunComparison comparison) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    if (comparison.rows().stream().anyMatch(row -> row.unit().isTimeOrRate())) {
      counts.put("slower", 0);
      counts.put("faster", 0);
    }
    if (comparison.rows().stream().anyMatch(row -> !row.unit().isTimeOrRate())) {
      counts.put("higher", 0);
      counts.put("lower", 0);
    }
    List<String> words =
        comparison.rows().stream().map(row -> row.comparison().word(row.unit())).toList();
    counts.put(Verdict.EQUIVALENT.word(), 0);
    if (words.contains(Comparison.EQUAL)) {
      counts.put(Comparison.EQUAL, 0);
    }
    counts.put(Verdict.INCONCLUSIVE.word(), 0);
    words.forEach(word -> counts.merge(word, 1, Integer::sum));
    return "%s in both: %s%s%s"
        .formatted(
            Words.count(comparison.rows().size(), "row"),
            counts.entrySet().stream()
                .map(count -> count.getValue() + " " + count.getKey())
                .collect(Collectors.joining(", ")),
            only(comparison.onlyBase().size(), comparison.base()),
            only(comparison.onlyLatest().size(), comparison.latest()));
  }

  private static String only(int rows, String label) {
    return rows == 0 ? "" : "; " + rows + " only in " + label;
  }

  /**
   * Which rows got worse by more than the margin, as one sentence.
   *
   * @param withoutShift judge what is left after the common shift is taken out
   * @return empty if there is none
   */
  public static Optional<String> regressions(RunComparison comparison, boolean withoutShift) {
    return Stream.of(true, false)
        .flatMap(ofTime -> regressions(comparison, withoutShift, ofTime).stream())
        .reduce((times, others) -> times + "; " + others);
  }

  private static Optional<String> regressions(
      RunComparison comparison, boolean withoutShift, boolean ofTime) {
    List<ComparedRow> rows =
        comparison.regressions(withoutShift).stream()
            .filter(row -> row.unit().isTimeOrRate() == ofTime)
            .toList();
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    String word = rows.getFirst().judged(withoutShift).word(rows.getFirst().unit());
    // The table has others of that word, too: those within the margin, or of no known direction.
    long all =
        comparison.rows().stream()
            .filter(row -> row.unit().isTimeOrRate() == ofTime)
            .filter(row -> row.judged(withoutShift).verdict() == Verdict.SLOWER)
            .count();
    return Optional.of(
        "%s %s %s by more than %s%s: %s"
            .formatted(
                rows.size() == all
                    ? Words.count(rows.size(), "row")
                    : "%s of %s %s rows".formatted(rows.size(), all, word),
                rows.size() == 1 ? "is" : "are",
                rows.size() == all ? word : "worse",
                Words.percent(comparison.margin()),
                withoutShift && comparison.shift().isCommon() ? " apart from the common shift" : "",
                Words.list(rows.stream().map(row -> named(row, withoutShift)).toList())));
  }

  private static String named(ComparedRow row, boolean withoutShift) {
    double ratio = row.judged(withoutShift).ratio().value();
    return "%s (%s)".formatted(row.name(), Double.isNaN(ratio) ? change(row) : Words.times(ratio));
  }

  /** What is said in place of a ratio: {@code 0 to 16 B/op in all forks}. */
  private static String change(ComparedRow row) {
    double from = row.base().score().value();
    double to = row.latest().score().value();
    Scale scale = Scale.common(List.of(from, to), row.unit());
    // No p value: nothing was left to chance, for all forks say the same.
    return "%s to %s %s%s"
        .formatted(
            plain(from, scale),
            plain(to, scale),
            scale.symbol(),
            Double.isNaN(row.comparison().p()) ? " in all forks" : " on average");
  }

  private static String plain(double value, Scale scale) {
    return Double.isFinite(value)
        ? new BigDecimal(scale.digits(value)).stripTrailingZeros().toPlainString()
        : scale.digits(value);
  }

  private static Optional<String> shift(RunComparison comparison) {
    CommonShift shift = comparison.shift();
    String median = "the median row takes %s the time".formatted(Words.speedUp(shift.ratio()));
    String agreeing = shift.agreeing() + " of " + shift.rows() + " rows agree with that";
    return switch (shift.kind()) {
      case COMMON ->
          Optional.of(
              """
              common shift: %s, and %s; it may be the machine or a change that touches \
              everything, which the files can't distinguish\
              """
                  .formatted(median, agreeing));
      // Where no row moved there is nothing that needs a reason.
      case NONE ->
          comparison.count(Verdict.SLOWER) + comparison.count(Verdict.FASTER) == 0
              ? Optional.empty()
              : Optional.of(
                  "no common shift: %s, which is within %s, so rows that moved did so on their own"
                      .formatted(median, Words.percent(comparison.margin())));
      case UNCLEAR ->
          Optional.of(
              "%s: %s and %s, so each row stands for itself"
                  .formatted(
                      shift.ratio().interval().contains(1) || shift.isWithin(comparison.margin())
                          ? "no common shift is shown"
                          : "most rows moved the same way, but not by one factor",
                      median,
                      agreeing));
      case TOO_FEW_ROWS -> Optional.empty();
    };
  }

  private static Optional<String> apart(RunComparison comparison) {
    return comparison.shift().isCommon()
        ? Optional.of(
            "apart from the common shift: %s slower, %s faster, %s equivalent, %s inconclusive"
                .formatted(
                    comparison.countApart(Verdict.SLOWER),
                    comparison.countApart(Verdict.FASTER),
                    comparison.countApart(Verdict.EQUIVALENT),
                    comparison.countApart(Verdict.INCONCLUSIVE)))
        : Optional.empty();
  }
}
