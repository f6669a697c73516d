package dev.parallax.stat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * The rule by which verdicts are made: points 3 to 7 and 9 of the project's decision rule, chosen
 * by simulation and held to a reference program.
 *
 * @param margin the practical margin: a difference within it is none, 0.05 by default
 * @param confidence of intervals and verdicts, 0.95 by default
 */
public record DecisionRule(double margin, double confidence) {
  /** A cell with a larger share of clipped forks is not what its estimate says. */
  private static final double MOST_CLIPPED = 0.2;

  public DecisionRule {
    if (!(margin > 0 && margin < 1)) {
      throw new IllegalArgumentException("margin must be between 0 and 1: " + margin);
    }
    if (!(confidence > 0.5 && confidence < 1)) {
      throw new IllegalArgumentException("confidence must be between 0.5 and 1: " + confidence);
    }
  }

  /** Margin 5 %, confidence 95 %. */
  public static DecisionRule standard() {
    return new DecisionRule(0.05, 0.95);
  }

  /** Decides a family. */
  public Decision decide(Family family) {
    Fit fit = Fit.of(family);
    int cells = family.cells().size();
    Evidence evidence = evidence(family, fit);
    List<Double> logMeans = IntStream.range(0, cells).mapToObj(fit::logMean).toList();
    List<Double> bounds =
        IntStream.range(0, cells).mapToObj(cell -> bound(family, fit, cell)).toList();
    List<Estimate> speedUps = speedUps(family, fit);
    return new Decision(
        family.rounds(),
        evidence,
        logMeans,
        pairs(fit, cells, evidence),
        bounds,
        leader(family, logMeans),
        evidence == Evidence.NONE || cells < 2 ? OptionalInt.empty() : prefer(family, bounds),
        speedUps,
        parallelHelps(family, bounds, speedUps, evidence),
        fit.clipped());
  }

  private double alpha() {
    return 1 - confidence;
  }

  private List<PairVerdict> pairs(Fit fit, int cells, Evidence evidence) {
    record Pair(int a, int b, Difference difference) {}
    List<Pair> pairs = new ArrayList<>();
    for (int a = 0; a < cells; a++) {
      for (int b = a + 1; b < cells; b++) {
        pairs.add(new Pair(a, b, fit.difference(a, b)));
      }
    }
    double[] p = pairs.stream().mapToDouble(pair -> pair.difference().p()).toArray();
    double[] pHolm = Holm.adjust(p);
    return IntStream.range(0, p.length)
        .mapToObj(i -> {
          Pair pair = pairs.get(i);
          return new PairVerdict(
              pair.a(),
              pair.b(),
              pair.difference().ratio(1 - alpha() / 2),
              p[i],
              pHolm[i],
              evidence == Evidence.NONE
                  ? Verdict.INCONCLUSIVE
                  : verdict(pair.difference(), pHolm[i]));
        })
        .toList();
  }

  /** Equivalence first and on its own: the interval of two one-sided tests inside the margin. */
  private Verdict verdict(Difference difference, double pHolm) {
    if (!difference.isKnown()) {
      return Verdict.INCONCLUSIVE;
    }
    double reach = Math.abs(difference.log()) + difference.halfWidth(1 - alpha());
    if (reach <= Math.log1p(margin)) {
      return Verdict.EQUIVALENT;
    }
    if (pHolm < alpha()) {
      return difference.log() < 0 ? Verdict.FASTER : Verdict.SLOWER;
    }
    return Verdict.INCONCLUSIVE;
  }

  /** Simultaneous over all others, so valid for the cell one picks (decision rule, point 5). */
  private double bound(Family family, Fit fit, int cell) {
    int cells = family.cells().size();
    double worst = 0;
    for (int other = 0; other < cells; other++) {
      if (other != cell && family.cells().get(other).recommendable()) {
        Difference difference = fit.difference(cell, other);
        worst = Math.max(worst, difference.log() + difference.halfWidth(1 - alpha() / (cells - 1)));
      }
    }
    return Double.isNaN(worst) ? Double.POSITIVE_INFINITY : Math.exp(worst);
  }

  private static OptionalInt leader(Family family, List<Double> logMeans) {
    return IntStream.range(0, logMeans.size())
        .filter(cell -> family.cells().get(cell).recommendable())
        .filter(cell -> Double.isFinite(logMeans.get(cell)))
        .boxed()
        .min(Comparator.comparingDouble(logMeans::get))
        .map(OptionalInt::of)
        .orElse(OptionalInt.empty());
  }

  /** The cheapest of those that are good enough. */
  private OptionalInt prefer(Family family, List<Double> bounds) {
    return IntStream.range(0, bounds.size())
        .filter(cell -> family.cells().get(cell).recommendable())
        .filter(cell -> bounds.get(cell) <= 1 + margin)
        .boxed()
        .min(Comparator.comparingInt(cell -> family.cells().get(cell).cost()))
        .map(OptionalInt::of)
        .orElse(OptionalInt.empty());
  }

  private List<Estimate> speedUps(Family family, Fit fit) {
    if (family.baseline().isEmpty()) {
      return List.of();
    }
    int baseline = family.baseline().getAsInt();
    int cells = family.cells().size();
    return IntStream.range(0, cells)
        .mapToObj(cell ->
            cell == baseline
                ? new Estimate(1, new Interval(1, 1))
                : fit.difference(baseline, cell).ratio(1 - alpha() / 2 / (cells - 1)))
        .toList();
  }

  private Answer parallelHelps(
      Family family, List<Double> bounds, List<Estimate> speedUps, Evidence evidence) {
    if (evidence == Evidence.NONE || family.baseline().isEmpty() || family.cells().size() < 2) {
      return Answer.UNCLEAR;
    }
    if (bounds.get(family.baseline().getAsInt()) <= 1 + margin) {
      return Answer.NO;
    }
    boolean anyFaster =
        IntStream.range(0, speedUps.size())
            .filter(cell -> family.cells().get(cell).recommendable())
            .anyMatch(cell -> speedUps.get(cell).interval().lo() > 1);
    return anyFaster ? Answer.YES : Answer.UNCLEAR;
  }

  /** Point 9; a reservation that this room can't see (the A/A twin) is the caller's to apply. */
  private static Evidence evidence(Family family, Fit fit) {
    int rounds = family.rounds();
    Evidence evidence = Evidence.ofRounds(rounds);
    boolean muchClipped =
        IntStream.range(0, family.cells().size())
            .anyMatch(cell ->
                fit.clipped().stream().filter(fork -> fork.cell() == cell).count()
                    > MOST_CLIPPED * rounds);
    return family.commonRounds() && !muchClipped ? evidence : evidence.atMost(Evidence.SUGGESTIVE);
  }
}
