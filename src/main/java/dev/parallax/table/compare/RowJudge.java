package dev.parallax.table.compare;

import dev.parallax.stat.Estimate;
import dev.parallax.stat.Evidence;
import dev.parallax.stat.Holm;
import dev.parallax.stat.Interval;
import dev.parallax.stat.LogRatio;
import dev.parallax.stat.decision.Decision;
import dev.parallax.stat.decision.DecisionRule;
import dev.parallax.stat.decision.Family;
import dev.parallax.stat.decision.FamilyCell;
import dev.parallax.stat.decision.PairVerdict;
import dev.parallax.stat.decision.Verdict;
import dev.parallax.table.Comparer;
import dev.parallax.table.Comparison;
import dev.parallax.table.Sample;
import dev.parallax.table.compare.RunComparer.Pair;
import dev.parallax.unit.Quantity;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.PrimitiveIterator;

/**
 * Judges the rows of a run against those of another: Welch's t on the logs of fork means, p values
 * adjusted for all rows (Holm). Forks of different runs never share a round.
 *
 * @param rule margin and confidence
 * @param logShift ln of the factor by which all rows moved, to be taken out; it counts as known
 */
record RowJudge(DecisionRule rule, double logShift) {
  /** The comparisons, row by row. */
  Map<Pair, Comparison> judge(List<Pair> pairs) {
    Map<Pair, Comparison> found = new LinkedHashMap<>();
    pairs.forEach(pair -> found.put(pair, judge(pair.first(), pair.second())));
    double[] adjusted =
        Holm.adjust(
            found.values().stream()
                .filter(RowJudge::isTested)
                .mapToDouble(Comparison::p)
                .toArray());
    PrimitiveIterator.OfDouble next = Arrays.stream(adjusted).iterator();
    found.replaceAll(
        (pair, row) -> isTested(row) ? row.adjusted(next.nextDouble(), rule.confidence()) : row);
    found.replaceAll((pair, row) ->
        row.verdict() != Verdict.INCONCLUSIVE
                && ValueJudge.isBelowFloor(pair.first(), pair.second())
            ? row.judged(row.pHolm(), Verdict.EQUIVALENT)
            : row);
    return found;
  }

  /** Where nothing is left to chance, or nothing can be said, there is no p value. */
  private static boolean isTested(Comparison comparison) {
    return !Double.isNaN(comparison.p());
  }

  private Comparison judge(Sample base, Sample latest) {
    if (!base.residue().isEmpty() || !latest.residue().isEmpty()) {
      return untested(base, Estimate.withoutInterval(Double.NaN));
    }
    int forks = forks(base, latest);
    ValueJudge values = ValueJudge.of(base, latest);
    if (values.isNeeded()) {
      // The mean of a score leaves out forks of no time at all: such a row is broken, not judged.
      boolean decidable =
          forks >= Comparer.FEWEST_FORKS
              && (!base.isScore() || values.isEqual() || values.isCertain());
      return decidable
          ? values.compare(base)
          : untested(base, Estimate.withoutInterval(Double.NaN));
    }
    if (forks == 0) {
      return untested(base, ofScores(base, latest));
    }
    if (forks < Comparer.FEWEST_FORKS) {
      Estimate ratio = LogRatio.independent(times(latest), times(base), rule.confidence());
      return untested(base, withoutShift(ratio));
    }
    Decision decision =
        rule.decide(
            new Family(List.of(cell(latest, logShift), cell(base, 0)), OptionalInt.empty(), false));
    PairVerdict pair = decision.pairs().getFirst();
    return new Comparison(
        base.dimensions(), pair.ratio(), pair.p(), pair.p(), pair.verdict(), pair.evidence());
  }

  /** How many forks of either run can be compared, of the one that has fewer. */
  static int forks(Sample base, Sample latest) {
    return ValueJudge.of(base, latest).isNeeded()
        ? Math.min(base.numbers().size(), latest.numbers().size())
        : Math.min(Comparer.forks(base), Comparer.forks(latest));
  }

  /** Too little is known for a verdict. */
  private static Comparison untested(Sample base, Estimate ratio) {
    return new Comparison(
        base.dimensions(), ratio, Double.NaN, Double.NaN, Verdict.INCONCLUSIVE, Evidence.NONE);
  }

  /** Where the files hold no measured values: the ratio of JMH's own scores, as times. */
  private Estimate ofScores(Sample base, Sample latest) {
    double ratio =
        latest.estimate(rule.confidence()).value() / base.estimate(rule.confidence()).value();
    boolean rate = base.unit().quantity() == Quantity.THROUGHPUT;
    return withoutShift(Estimate.withoutInterval(rate ? 1 / ratio : ratio));
  }

  private Estimate withoutShift(Estimate ratio) {
    double shift = Math.exp(logShift);
    Interval interval = ratio.interval();
    return new Estimate(
        ratio.value() / shift,
        interval.isKnown()
            ? new Interval(interval.lo() / shift, interval.hi() / shift)
            : Interval.UNKNOWN);
  }

  private static List<Double> times(Sample sample) {
    return sample.forkTimes().stream().filter(Double::isFinite).toList();
  }

  private static FamilyCell cell(Sample sample, double logShift) {
    return new FamilyCell(
        sample.forkTimes().stream().map(time -> Math.log(time) - logShift).toList(), 0, true);
  }
}
