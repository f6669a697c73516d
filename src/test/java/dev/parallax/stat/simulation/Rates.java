package dev.parallax.stat.simulation;

import dev.parallax.stat.Evidence;
import dev.parallax.stat.decision.Decision;
import dev.parallax.stat.decision.PairVerdict;
import dev.parallax.stat.decision.Verdict;
import java.util.Arrays;

/**
 * What a decision, or the mean of many, got right and wrong against the truth.
 *
 * @param falseWinner whether any pair was called faster or slower that isn't, in that direction
 * @param coverage share of pairs whose 95 % interval holds the true ratio
 * @param found share of the pairs with a true difference of 9.9 % or more that were told apart
 * @param wrongPrefer whether the preferred cell is more than 5 % slower than the best
 * @param rightPrefer whether one is preferred that isn't
 * @param wrongEquivalent share of the pairs at the margin or beyond that were called equivalent
 * @param full whether the evidence was full
 * @param forks used, of those that the most rounds would take
 * @param bestDropped whether the truly best cell, or one equal to it, left the race
 */
record Rates(
    double falseWinner,
    double coverage,
    double found,
    double wrongPrefer,
    double rightPrefer,
    double wrongEquivalent,
    double full,
    double forks,
    double bestDropped) {
  private static final double ROUNDING = 1e-9;

  static Rates of(World world, Decision decision, int[] rounds, int mostRounds) {
    double[] truth = world.times();
    double falseWinner = 0;
    double covered = 0;
    double different = 0;
    double found = 0;
    double beyond = 0;
    double equivalent = 0;
    for (PairVerdict pair : decision.pairs()) {
      double ratio = truth[pair.a()] / truth[pair.b()];
      covered += pair.ratio().interval().contains(ratio) ? 1 : 0;
      Verdict verdict = pair.verdict();
      if ((verdict == Verdict.FASTER && ratio >= 1) || (verdict == Verdict.SLOWER && ratio <= 1)) {
        falseWinner = 1;
      }
      double size = Math.max(ratio, 1 / ratio);
      if (size >= 1.099) {
        different++;
        found += verdict == (ratio < 1 ? Verdict.FASTER : Verdict.SLOWER) ? 1 : 0;
      }
      if (size >= 1.05 - ROUNDING) {
        beyond++;
        equivalent += verdict == Verdict.EQUIVALENT ? 1 : 0;
      }
    }
    boolean preferred = decision.prefer().isPresent();
    boolean wrong =
        preferred && truth[decision.prefer().getAsInt()] > world.best() * (1.05 + ROUNDING);
    boolean bestDropped = false;
    for (int cell = 0; cell < rounds.length; cell++) {
      bestDropped |= truth[cell] == world.best() && rounds[cell] < decision.rounds();
    }
    return new Rates(
        falseWinner,
        covered / decision.pairs().size(),
        different == 0 ? Double.NaN : found / different,
        wrong ? 1 : 0,
        preferred && !wrong ? 1 : 0,
        beyond == 0 ? Double.NaN : equivalent / beyond,
        decision.evidence() == Evidence.FULL ? 1 : 0,
        Arrays.stream(rounds).sum() / (double) (mostRounds * rounds.length),
        bestDropped ? 1 : 0);
  }

  Rates plus(Rates other) {
    return new Rates(
        falseWinner + other.falseWinner,
        coverage + other.coverage,
        found + other.found,
        wrongPrefer + other.wrongPrefer,
        rightPrefer + other.rightPrefer,
        wrongEquivalent + other.wrongEquivalent,
        full + other.full,
        forks + other.forks,
        bestDropped + other.bestDropped);
  }

  Rates over(double count) {
    return new Rates(
        falseWinner / count,
        coverage / count,
        found / count,
        wrongPrefer / count,
        rightPrefer / count,
        wrongEquivalent / count,
        full / count,
        forks / count,
        bestDropped / count);
  }
}
