package dev.parallax.campaign.rounds;

import dev.parallax.campaign.cell.Cell;
import dev.parallax.campaign.cell.CellNames;
import dev.parallax.campaign.cell.Families;
import dev.parallax.campaign.plan.CampaignState;
import dev.parallax.campaign.plan.Plan;
import dev.parallax.campaign.race.RaceFamily;
import dev.parallax.stat.Warmth;
import dev.parallax.stat.decision.Decision;
import dev.parallax.stat.decision.DecisionRule;
import dev.parallax.stat.decision.Family;
import dev.parallax.stat.decision.FamilyCell;
import dev.parallax.stat.decision.PairVerdict;
import dev.parallax.stat.decision.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Holds what a simulated campaign came to against the truth.
 *
 * <p>Whether a cell is off is judged without the noise, which we know: by what the same forks would
 * have taken at the same moments if they had been warm. A standard error of five forks is too rough
 * for it, and would allow more to those of which one is cold.
 */
final class CampaignJudge {
  /** A cell with a larger share of cold time in its mean is off. */
  private static final double MARGIN = 0.02;

  private final Plan plan;
  private final PlantedCold truth;
  private final CampaignState state;
  private final Map<String, List<SimulatedFork.Said>> forks;

  /**
   * @param state by the journal
   * @param forks all that were run, by {@link #key}
   */
  CampaignJudge(
      Plan plan,
      PlantedCold truth,
      CampaignState state,
      Map<String, List<SimulatedFork.Said>> forks) {
    this.plan = plan;
    this.truth = truth;
    this.state = state;
    this.forks = forks;
  }

  static String key(String name, int round) {
    return name + " " + round;
  }

  AgainstTruth judge() {
    CellNames names = new CellNames(plan.cells());
    RaceFamily race = Families.of(plan.cells()).contenders().getFirst();
    List<Cell> cells =
        race.contenders().stream().map(contender -> labelled(contender.id())).toList();
    List<List<CampaignState.Measured>> measured =
        cells.stream().map(cell -> rounds(names.of(cell))).toList();
    List<Warmth> warmth =
        Warmth.ofCells(
            measured.stream()
                .map(rounds ->
                    rounds.stream().map(CampaignState.Measured::iterationSeconds).toList())
                .toList());
    double bias = 0;
    int off = 0;
    for (int i = 0; i < cells.size(); i++) {
      double steady = truth.steady(cells.get(i)) * SimulatedFork.MEAN_SLOWNESS;
      bias +=
          measured.get(i).stream()
              .mapToDouble(fork -> fork.secondsPerOperation().orElseThrow() / steady - 1)
              .average()
              .orElseThrow();
      double cold = coldIn(names.of(cells.get(i)), measured.get(i).size());
      off += cold > MARGIN && !warmth.get(i).cold() ? 1 : 0;
    }
    Decision decision = DecisionRule.standard().decide(family(race, measured));
    int wrong = 0;
    int covered = 0;
    for (PairVerdict pair : decision.pairs()) {
      double ratio = truth.steady(cells.get(pair.a())) / truth.steady(cells.get(pair.b()));
      covered += pair.ratio().interval().contains(ratio) ? 1 : 0;
      wrong +=
          (pair.verdict() == Verdict.FASTER && ratio >= 1)
                  || (pair.verdict() == Verdict.SLOWER && ratio <= 1)
              ? 1
              : 0;
    }
    List<SimulatedFork.Said> all = forks.values().stream().flatMap(List::stream).toList();
    return new AgainstTruth(
        1,
        cells.size(),
        bias,
        off,
        (int) warmth.stream().filter(Warmth::cold).count(),
        Math.min(1, wrong),
        decision.pairs().size(),
        covered,
        all.size(),
        all.size() - forks.size(),
        all.stream().mapToDouble(SimulatedFork.Said::warmUp).sum());
  }

  private List<CampaignState.Measured> rounds(String name) {
    return IntStream.rangeClosed(1, plan.rounds())
        .mapToObj(round -> state.measured(name, round))
        .flatMap(Optional::stream)
        .toList();
  }

  private Cell labelled(String label) {
    return plan.cells().stream()
        .filter(cell -> cell.label().equals(label))
        .findFirst()
        .orElseThrow();
  }

  /** How much longer the forks that count took than they would have when warm: without noise. */
  private double coldIn(String name, int rounds) {
    return IntStream.rangeClosed(1, rounds)
        .mapToDouble(round -> forks.getOrDefault(key(name, round), List.of()).getLast().cold())
        .average()
        .orElseThrow();
  }

  private static Family family(RaceFamily race, List<List<CampaignState.Measured>> measured) {
    List<FamilyCell> cells = new ArrayList<>();
    for (int i = 0; i < measured.size(); i++) {
      List<Double> logs =
          measured.get(i).stream()
              .map(fork -> Math.log(fork.secondsPerOperation().orElseThrow()))
              .toList();
      cells.add(new FamilyCell(logs, i, race.contenders().get(i).recommendable()));
    }
    return new Family(cells, race.baseline(), true, true);
  }
}
