package dev.parallax.campaign.rounds;

import dev.parallax.campaign.cell.StopRequest;
import dev.parallax.campaign.jmh.JmhRun;
import dev.parallax.campaign.jmh.JmhRun.Outcome;
import dev.parallax.campaign.jmh.SomeRuns;
import dev.parallax.campaign.plan.CampaignState;
import dev.parallax.campaign.plan.Plan;
import dev.parallax.measure.WarmUpLimits;
import dev.parallax.measure.turn.Seat;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;

/** A campaign as it is, but for its forks, which are simulated. */
final class SimulatedCampaign {
  private final Plan plan;
  private final PlantedCold truth;
  private final boolean inTurns;
  private final long seed;
  private final Path folder;
  private final Map<String, List<SimulatedFork.Said>> forks = new HashMap<>();

  /** Standard deviation of the machine's level in warm-ups of a round, against its turns. */
  private static final double SD_OF_BLOCKS = 0.1;

  /**
   * With its journal in an empty folder.
   *
   * @param inTurns whether its forks have turns, or iterations in a row
   */
  SimulatedCampaign(Plan plan, PlantedCold truth, boolean inTurns, long seed, Path folder) {
    this.plan = plan;
    this.truth = truth;
    this.inTurns = inTurns;
    this.seed = seed;
    this.folder = folder;
  }

  /** Runs it, and holds what its journal has in the end against the truth. */
  AgainstTruth run() throws Exception {
    CampaignIn campaign = new CampaignIn(folder);
    campaign.begin(plan);
    var unused = campaign.run(plan, this::fork, new StopRequest());
    CampaignState state = new CampaignState();
    campaign.content().events().forEach(state::apply);
    return new CampaignJudge(plan, truth, state, forks).judge();
  }

  private Outcome fork(PlannedFork planned, Optional<WarmUpLimits> limits, Optional<Seat> seat) {
    List<SimulatedFork.Said> inRound =
        forks.computeIfAbsent(
            CampaignJudge.key(planned.name(), planned.round()), unused -> new ArrayList<>());
    // Of its own whatever was run before, so that two rules are compared over the same forks.
    long own = 31L * CampaignJudge.key(planned.name(), planned.round()).hashCode() + inRound.size();
    SimulatedFork.Said said =
        new SimulatedFork(
                truth,
                planned.cell(),
                inTurns ? slowerWarmUp(planned.round()) : OptionalDouble.empty(),
                new SplittableRandom(seed * 1_000_003 + own))
            .run(limits.orElseThrow());
    inRound.add(said);
    return JmhRun.measured(
        List.of(
            SomeRuns.warmedUp(
                planned.cell().benchmark(), said.iterations(), said.warmUp(), said.settled())),
        planned.cell(),
        1,
        List.of());
  }

  /** The same for all forks of a round, which warm up behind each other. */
  private OptionalDouble slowerWarmUp(int round) {
    double gaussian = new SplittableRandom(seed * 31 + round).nextGaussian();
    return OptionalDouble.of(Math.exp(SD_OF_BLOCKS * gaussian));
  }
}
