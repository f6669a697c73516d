package dev.parallax.stat.answers;

import dev.parallax.stat.Estimate;
import dev.parallax.stat.Evidence;
import dev.parallax.stat.Interval;
import dev.parallax.stat.answers.JointBounds.Bound;
import dev.parallax.stat.answers.JointBounds.Contrast;
import dev.parallax.stat.answers.Setting.Model;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How many workers: the fewest that are within the margin of the best count. A count k is good if
 * for every other j the upper bound of mu[k] - mu[j] is below the margin. The bounds hold together
 * for all k of one j, as the truly best j is one fixed count. Where more than one model is left the
 * mean of their cells at a count is its time.
 */
final class WorkerQuestion {
  private final AnswerCells cells;
  private final JointBounds bounds;
  private final List<Model> models;
  private final double alpha;
  private final double logMargin;
  private final List<Integer> counts;
  private final List<List<Integer>> members;

  /** By k and j the bound of mu[j] - mu[k] from below. */
  private final Bound[][] behind;

  WorkerQuestion(
      AnswerCells cells,
      JointBounds bounds,
      List<Model> models,
      List<Integer> group,
      double alpha,
      double logMargin) {
    this.cells = cells;
    this.bounds = bounds;
    this.models = models;
    this.alpha = alpha;
    this.logMargin = logMargin;
    this.counts = cells.counts(group);
    this.members = counts.stream().map(count -> cells.atCount(group, count)).toList();
    this.behind = new Bound[counts.size()][counts.size()];
    for (int j = 0; j < counts.size(); j++) {
      List<Integer> others = others(j);
      int best = j;
      List<Bound> of = bounds.lower(others.stream().map(k -> contrast(best, k)).toList(), alpha);
      for (int i = 0; i < others.size(); i++) {
        behind[others.get(i)][j] = of.get(i);
      }
    }
  }

  private List<Integer> others(int index) {
    return indexes().filter(i -> i != index).boxed().toList();
  }

  private IntStream indexes() {
    return IntStream.range(0, counts.size());
  }

  /** The time at count k over that at count j. */
  private Contrast contrast(int k, int j) {
    return new Contrast(members.get(k), members.get(j));
  }

  /** How much slower than the best count it may be, on the log scale. */
  private double bound(int k, double factor) {
    double worst = 0;
    for (int j : others(k)) {
      worst = Math.max(worst, excess(members.get(j)) - behind[k][j].lower(factor));
    }
    return worst;
  }

  private OptionalInt chosen(double factor) {
    return indexes()
        .filter(this::canBeChosen)
        .filter(k -> bound(k, factor) < logMargin)
        .findFirst();
  }

  private boolean canBeChosen(int k) {
    return members.get(k).stream().allMatch(cells::isPreferable);
  }

  /** What was chosen, or else what is bounded best. */
  private int leading() {
    return chosen(1)
        .orElseGet(() ->
            indexes()
                .boxed()
                .min(
                    Comparator.comparing((Integer k) -> !canBeChosen(k))
                        .thenComparingDouble(k -> bound(k, 1))
                        .thenComparingDouble(k -> bounds.mean(members.get(k))))
                .orElseThrow());
  }

  /**
   * The counts that are not shown slower than another. The bounds hold together for all pairs, as
   * several counts may be equally good, and none of them is to be ruled out.
   */
  private List<Integer> notRuledOut() {
    List<Contrast> pairs = new ArrayList<>();
    indexes().forEach(k -> others(k).forEach(j -> pairs.add(contrast(k, j))));
    List<Bound> slower = bounds.lower(pairs, alpha);
    Set<List<Integer>> ruledOut = new HashSet<>();
    for (int i = 0; i < pairs.size(); i++) {
      List<Integer> of = pairs.get(i).a();
      if (slower.get(i).lower(1) - excess(of) > 0) {
        ruledOut.add(of);
      }
    }
    return indexes().filter(k -> !ruledOut.contains(members.get(k))).mapToObj(counts::get).toList();
  }

  private double excess(List<Integer> of) {
    return of.stream().mapToDouble(cells::excess).max().orElse(0);
  }

  private int best() {
    return indexes()
        .boxed()
        .min(Comparator.comparingDouble(k -> bounds.mean(members.get(k))))
        .orElseThrow();
  }

  private List<Integer> carriers() {
    return Stream.of(leading(), best()).flatMap(k -> members.get(k).stream()).distinct().toList();
  }

  Answer answer() {
    List<Integer> carriers = carriers();
    Evidence evidence = cells.evidence(carriers);
    double bound = bound(leading(), 1);
    double ratio = Math.exp(bounds.mean(members.get(leading())) - bounds.mean(members.get(best())));
    return new Answer(
        Question.WORKERS,
        evidence != Evidence.NONE && chosen(1).isPresent()
            ? new Outcome.Named(Integer.toString(counts.get(leading())))
            : new Outcome.Open(bounds.roundsNeeded(alpha, factor -> chosen(factor).isPresent())),
        Double.isFinite(bound)
            ? new Estimate(ratio, new Interval(1, Math.exp(bound)))
            : Estimate.withoutInterval(ratio),
        evidence,
        cells.rounds(carriers),
        List.of());
  }

  WorkerCounts counts() {
    int leading = leading();
    boolean decided = answer().outcome().isDecided();
    return new WorkerCounts(
        models,
        decided ? OptionalInt.of(counts.get(leading)) : OptionalInt.empty(),
        counts.get(leading),
        Math.exp(bound(leading, 1)),
        notRuledOut(),
        leading == counts.size() - 1);
  }
}
