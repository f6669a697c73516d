package dev.parallax.campaign.rounds;

import dev.parallax.campaign.cell.Slot;
import dev.parallax.campaign.plan.BatchTimes;
import dev.parallax.campaign.plan.CampaignState.Measured;
import dev.parallax.campaign.plan.Plan;
import dev.parallax.stat.BlockedVariance;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How many turns a fork has, where the user doesn't say it: as many as pay for what a fork costs
 * before its first one, by the noise of the rounds so far.
 *
 * <p>A function of the journal, so that a resumed run comes to the same numbers.
 */
final class TurnCounts {
  private static final int LEAST = 3;
  private static final int MOST = 16;

  private final Plan plan;
  private final BatchTimes times;
  private final CampaignLog log;

  TurnCounts(Plan plan, BatchTimes times, CampaignLog log) {
    this.plan = plan;
    this.times = times;
    this.log = log;
  }

  /** For the forks of a block in a round. */
  int of(List<Slot> block, int round) {
    boolean elsewhere = times.areElsewhere(block.stream().map(Slot::cell).toList());
    int standard = plan.options().turns(times.longestSerial(block), elsewhere);
    if (elsewhere) {
      return standard;
    }
    List<List<Measured>> cells = block.stream().map(slot -> before(round, slot)).toList();
    List<List<Measured>> whole = cells.stream().filter(forks -> forks.size() == round - 1).toList();
    int turns =
        whole.stream()
            .flatMap(List::stream)
            .mapToInt(fork -> fork.iterationSeconds().size())
            .min()
            .orElse(0);
    if (plan.options().hasGivenTurns() || round < 3 || whole.size() < 2 || turns < 2) {
      return standard; // nothing is known of forks before there are two of each
    }
    double turnSeconds =
        whole.stream()
            .flatMap(List::stream)
            .flatMap(fork -> fork.iterationSeconds().stream())
            .mapToDouble(plan.options()::turnSeconds)
            .average()
            .orElseThrow();
    double turnsOfFork =
        whole.stream()
            .flatMap(List::stream)
            .mapToInt(fork -> fork.iterationSeconds().size())
            .average()
            .orElseThrow();
    double forkSeconds =
        block.stream()
            .flatMap(slot -> log.state().nanos(log.nameOf(slot)).stream().limit(round - 1))
            .mapToDouble(nanos -> nanos * 1e-9)
            .average()
            .orElseThrow();
    double best =
        BlockedVariance.of(whole.stream().map(forks -> logs(forks, turns)).toList())
            .turns(Math.max(0, forkSeconds - turnsOfFork * turnSeconds), turnSeconds);
    // Of scores that are no times there is no logarithm.
    return Double.isNaN(best) ? standard : (int) Math.round(Math.clamp(best, LEAST, MOST));
  }

  private List<Measured> before(int round, Slot slot) {
    return IntStream.range(1, round)
        .mapToObj(each -> log.state().measured(log.nameOf(slot), each))
        .flatMap(Optional::stream)
        .toList();
  }

  private static double[][] logs(List<Measured> forks, int turns) {
    return forks.stream()
        .map(fork -> fork.iterationSeconds().stream().limit(turns).mapToDouble(Math::log).toArray())
        .toArray(double[][]::new);
  }
}
