package dev.parallax.stat.decision;

import dev.parallax.stat.Difference;
import dev.parallax.stat.Evidence;
import dev.parallax.stat.StudentT;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The racing rule: which cells need no further round, and when a family needs none (decision rule,
 * point 8). Its error rates are shown by simulation.
 *
 * <p>A pure function of the rounds so far: cells that it dropped have fewer rounds, and that is how
 * it knows them again.
 *
 * @param rule by which the family is decided
 * @param fewestRounds a family runs at least so many
 * @param mostRounds a family runs at most so many; part of the limit that a cell must pass to
 *     leave, so it has to stay the same during a campaign
 */
public record Racing(DecisionRule rule, int fewestRounds, int mostRounds) {
  /** No cell leaves before this round. */
  public static final int FIRST_DROP = 3;

  public Racing {
    if (fewestRounds < 1 || mostRounds < fewestRounds) {
      throw new IllegalArgumentException(
          "from " + fewestRounds + " to " + mostRounds + " rounds is no range");
    }
  }

  /** The standard rule, 5 to 7 rounds. */
  public static Racing standard() {
    return new Racing(DecisionRule.standard(), 5, 7);
  }

  /**
   * What to do after a round.
   *
   * @param family all cells that the family started with; those that were dropped have just the
   *     rounds that they ran
   * @throws IllegalArgumentException if the family isn't {@link Family#raced}
   */
  public RaceStep next(Family family) {
    if (!family.raced()) {
      throw new IllegalArgumentException("the family isn't one of a race");
    }
    FamilyDecision judged = new FamilyDecision(rule, family);
    Decision decision = judged.decision(Evidence.FULL);
    List<Drop> drops = drops(judged);
    Optional<RaceStop> stop = stop(family, decision, drops);
    return new RaceStep(decision, drops, stop, judged.roundsNeeded());
  }

  private List<Drop> drops(FamilyDecision judged) {
    Fit fit = judged.fit();
    OptionalInt leading = judged.leader();
    int looks = mostRounds - FIRST_DROP + 1;
    if (fit.rounds() < FIRST_DROP || looks < 1 || leading.isEmpty()) {
      return List.of();
    }
    int leader = leading.getAsInt();
    double k = fit.comparedCells();
    double quantile = 1 - rule.alpha() / (k * (k - 1) * looks);
    List<Drop> drops = new ArrayList<>();
    for (int cell : fit.aliveCells()) {
      Difference difference = fit.difference(cell, leader);
      if (cell != leader && difference.isKnown() && difference.log() > 0) {
        double t = difference.log() / Math.max(difference.standardError(), 1e-300);
        double limit = StudentT.quantile(quantile, difference.degreesOfFreedom());
        if (t > limit) {
          drops.add(new Drop(cell, leader, difference.ratio(1 - rule.alpha() / 2), t, limit));
        }
      }
    }
    return drops;
  }

  private Optional<RaceStop> stop(Family family, Decision decision, List<Drop> drops) {
    List<Integer> left =
        decision.aliveCells().stream()
            .filter(cell -> drops.stream().noneMatch(drop -> drop.cell() == cell))
            .toList();
    if (decision.rounds() >= fewestRounds) {
      if (decision.prefer().isPresent()) {
        int cost = family.cells().get(decision.prefer().getAsInt()).cost();
        if (left.stream()
            .map(family.cells()::get)
            .noneMatch(cell -> cell.recommendable() && cell.cost() < cost)) {
          return Optional.of(RaceStop.PREFERRED);
        }
      }
      if (left.stream().allMatch(cell -> decision.bounds().get(cell) <= 1 + rule.margin())) {
        return Optional.of(RaceStop.ALL_WITHIN_MARGIN);
      }
    }
    return decision.rounds() >= mostRounds ? Optional.of(RaceStop.MOST_ROUNDS) : Optional.empty();
  }
}
