package dev.parallax.campaign.rounds;

import dev.parallax.campaign.cell.Cell;
import dev.parallax.campaign.cell.Slot;
import dev.parallax.campaign.plan.BatchTimes;
import dev.parallax.campaign.plan.CampaignState;
import dev.parallax.campaign.plan.Plan;
import dev.parallax.measure.WarmUpLimits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How long each fork warms up at least and at most, where the user doesn't say it.
 *
 * <p>When a fork is warm it says itself ({@code measure.WarmUpRule}). What it can't know is what
 * comes later than its own warm-up. So forks of the first round warm up for longer than they seem
 * to need, and those that follow for as long too, or longer if any of their case needed that in the
 * first round to be as fast as at its end: the longest, since cells that are compared have to be
 * equally warm.
 *
 * <p>Work that is done elsewhere, by another program or machine, has one operation: there is
 * nothing that gets faster.
 *
 * <p>Tried and rejected: later rounds that warm up for only as long as forks of the first needed. A
 * fork that was cold for all of its warm-up says that it needed none, just as one does that was
 * never cold. All later forks were then measured cold from end to end, over two times as slow, and
 * with nothing in their iterations that shows it.
 *
 * <p>A function of the journal, so that a resumed run comes to the same limits.
 */
final class WarmUps {
  private static final Duration FIRST_ROUND = Duration.ofSeconds(1);
  private static final Duration BRIEF_FIRST_ROUND = Duration.ofMillis(300);

  /** Cells that are compared with each other, and so have to be equally warm. */
  private record Case(String block, Map<String, String> settings) {
    static Case of(Cell cell) {
      return new Case(cell.block(), cell.key().settings());
    }
  }

  private final Map<Case, List<Slot>> cases = new HashMap<>();
  private final CampaignLog log;
  private final Duration first;
  private final Duration most;

  private final Set<Cell> elsewhere;

  /** For the cells of a plan. */
  WarmUps(Plan plan, BatchTimes times, CampaignLog log) {
    this.log = log;
    this.elsewhere =
        plan.adaptsWarmUp()
            ? plan.cells().stream()
                .filter(cell -> times.areElsewhere(plan.comparedWith(cell)))
                .collect(Collectors.toSet())
            : Set.of();
    this.first = plan.options().brief() ? BRIEF_FIRST_ROUND : FIRST_ROUND;
    this.most = plan.longestWarmUp();
    if (plan.adaptsWarmUp()) {
      plan.slots().stream()
          .flatMap(List::stream)
          .filter(slot -> slot.cell().key().isBatch() && !elsewhere.contains(slot.cell()))
          .forEach(slot ->
              cases.computeIfAbsent(Case.of(slot.cell()), key -> new ArrayList<>()).add(slot));
    }
  }

  /** How long a cell's fork warms up in a round; empty if that is not for us to choose. */
  Optional<WarmUpLimits> limits(PlannedFork planned, int attempt) {
    if (elsewhere.contains(planned.cell())) {
      return Optional.of(WarmUpLimits.ONE_OPERATION);
    }
    List<Slot> slots = cases.get(Case.of(planned.cell()));
    if (slots == null) {
      return Optional.empty();
    }
    double seconds =
        attempt == ColdForks.ATTEMPT ? 2 * longest(slots) : least(slots, planned.round());
    Duration least = Duration.ofNanos((long) (seconds * 1e9));
    // What was cold after the longest warm-up that there was time for gets twice as much.
    Duration longest = attempt == ColdForks.ATTEMPT ? most.multipliedBy(2) : most;
    return Optional.of(new WarmUpLimits(least.compareTo(longest) < 0 ? least : longest, longest));
  }

  private double least(List<Slot> slots, int round) {
    double again = slots.stream().mapToDouble(this::again).max().orElse(0);
    double settled =
        slots.stream()
            .flatMap(slot -> log.state().measured(log.nameOf(slot), 1).stream())
            .flatMap(fork -> fork.warmUp().stream())
            .mapToDouble(CampaignState.WarmUp::settledAfterSeconds)
            .max()
            .orElse(0);
    return Math.max(first.toNanos() * 1e-9, round == 1 ? again : Math.max(again, settled));
  }

  /**
   * What a cell's forks that were measured again say: all of the warm-up that they had if there are
   * several of them. One alone may owe its second measurement to chance, and says how much it
   * needed. Tried and rejected: all of its warm-up then too. Of the 13 cells of a case one or
   * another has such a fork, and all forks after it warmed up for twice as long.
   */
  private double again(Slot slot) {
    List<CampaignState.WarmUp> again =
        warmUps(List.of(slot))
            .filter(fork -> fork.attempt() == ColdForks.ATTEMPT)
            .map(fork -> fork.warmUp().orElseThrow())
            .toList();
    return again.stream()
        .mapToDouble(
            again.size() > 1
                ? CampaignState.WarmUp::seconds
                : CampaignState.WarmUp::settledAfterSeconds)
        .max()
        .orElse(0);
  }

  private double longest(List<Slot> slots) {
    return warmUps(slots)
        .filter(fork -> fork.attempt() != ColdForks.ATTEMPT)
        .mapToDouble(fork -> fork.warmUp().orElseThrow().seconds())
        .max()
        .orElse(0);
  }

  private Stream<CampaignState.Measured> warmUps(List<Slot> slots) {
    return slots.stream()
        .flatMap(slot -> log.state().allMeasured(log.nameOf(slot)).stream())
        .filter(fork -> fork.warmUp().isPresent());
  }

  /** Those whose cells are compared with each other. */
  List<List<Slot>> cases() {
    return List.copyOf(cases.values());
  }
}
