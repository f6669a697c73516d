package dev.parallax.campaign.rounds;

import dev.parallax.campaign.cell.Slot;
import dev.parallax.campaign.plan.CampaignState;
import dev.parallax.stat.Warmth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Which forks are measured again because their cell was not warm, though each of its forks said
 * that it was: over several of them, their first iterations are slower than the others.
 *
 * <p>What was measured cold is never averaged in. Each fork is measured again once, after twice the
 * warm-up that the case had; what is cold then too is for the report to say.
 */
final class ColdForks {
  /** Behind the first fork of a round, and the one in its place if that failed or was slow. */
  static final int ATTEMPT = 3;

  private static final int FEWEST_ROUNDS = 2;

  private final WarmUps warmUps;
  private final CampaignLog log;
  private final TurnCounts turns;

  ColdForks(WarmUps warmUps, CampaignLog log, TurnCounts turns) {
    this.turns = turns;
    this.warmUps = warmUps;
    this.log = log;
  }

  /** The forks up to a round that has ended, those together that are of one case and round. */
  List<List<PlannedFork>> until(int round) {
    List<List<PlannedFork>> together = new ArrayList<>();
    for (List<Slot> slots : warmUps.cases()) {
      List<Warmth> warmth =
          Warmth.ofCells(slots.stream().map(slot -> iterations(slot, round)).toList());
      Map<Integer, List<PlannedFork>> byRound = new TreeMap<>();
      for (int i = 0; i < slots.size(); i++) {
        boolean all = round >= FEWEST_ROUNDS && warmth.get(i).cold();
        forks(slots, slots.get(i), round, i + 1, all)
            .forEach(fork ->
                byRound.computeIfAbsent(fork.round(), unused -> new ArrayList<>()).add(fork));
      }
      together.addAll(byRound.values());
    }
    return together;
  }

  private List<List<Double>> iterations(Slot slot, int round) {
    return IntStream.rangeClosed(1, round)
        .mapToObj(each -> log.state().measured(log.nameOf(slot), each))
        .flatMap(Optional::stream)
        .map(CampaignState.Measured::iterationSeconds)
        .toList();
  }

  private List<PlannedFork> forks(
      List<Slot> slots, Slot slot, int round, int position, boolean all) {
    String name = log.nameOf(slot);
    return IntStream.rangeClosed(1, round)
        .filter(each ->
            log.state()
                .measured(name, each)
                .filter(fork -> fork.attempt() != ATTEMPT)
                .filter(fork -> all || !hadSettled(fork))
                .isPresent())
        .mapToObj(each -> new PlannedFork(slot, name, each, 1, turns.of(slots, each), position))
        .toList();
  }

  private static boolean hadSettled(CampaignState.Measured fork) {
    return fork.warmUp().filter(said -> said.settledAfterSeconds() >= said.seconds()).isEmpty();
  }
}
