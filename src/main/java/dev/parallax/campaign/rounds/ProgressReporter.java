package dev.parallax.campaign.rounds;

import dev.parallax.campaign.cell.Slot;
import dev.parallax.campaign.journal.Event;
import dev.parallax.campaign.plan.Plan;
import java.time.Duration;
import java.util.Map;

/** Reports the progress of a campaign. */
final class ProgressReporter {
  private final Plan plan;
  private final CampaignLog log;
  private final FamilyRaces races;
  private final Costs costs;
  private final Budget budget;
  private final Progress progress;

  ProgressReporter(
      Plan plan,
      CampaignLog log,
      FamilyRaces races,
      Costs costs,
      Budget budget,
      Progress progress) {
    this.plan = plan;
    this.log = log;
    this.races = races;
    this.costs = costs;
    this.budget = budget;
    this.progress = progress;
  }

  void started(PlannedFork planned) {
    progress.started(planned.cell(), planned.round(), races.answer(planned.cell()));
  }

  void measured(PlannedFork planned, double score, String unit) {
    progress.measured(planned.cell(), position(planned.round()), score, unit);
  }

  void failedOnce(PlannedFork planned, String reason) {
    progress.failedOnce(planned.cell(), position(planned.round()), reason);
  }

  void failed(PlannedFork planned, String reason) {
    progress.failed(planned.cell(), position(planned.round()), reason);
  }

  void happened(Event event) {
    switch (event) {
      case Event.Dropped out ->
          log.names()
              .named(out.cell())
              .ifPresent(cell -> progress.dropped(out.family(), Answers.name(cell), out.reason()));
      case Event.Stopped stop ->
          progress.over(
              stop.family(),
              stop.round(),
              races.answers().getOrDefault(stop.family(), "no answer"),
              stop.reason());
      default -> {
        // Nothing else is decided at the end of a round.
      }
    }
  }

  /** The answers so far, so that a user who finds them good enough may end it here. */
  void endOfRound(int round) {
    Map<String, String> answers = races.answers();
    if (!answers.isEmpty() && round < plan.rounds()) {
      progress.answers(round, answers);
    }
  }

  private Progress.Position position(int round) {
    int left = 0;
    long nanos = 0;
    for (var block : plan.slots()) {
      for (Slot slot : block) {
        int forks = forksLeft(slot, round);
        left += forks;
        nanos += forks * costs.nanos(slot);
      }
    }
    int done = log.state().forks();
    return new Progress.Position(
        round,
        plan.rounds(),
        done,
        done + left,
        budget.limit(Duration.ofNanos(nanos)),
        plan.limits().raced());
  }

  /** If it runs to the end; a cell that leaves has fewer. */
  private int forksLeft(Slot slot, int round) {
    String name = log.nameOf(slot);
    if (!plan.interleaved()) {
      return log.state().isLeftOut(name) ? 0 : Math.max(0, plan.rounds() - log.state().forks(name));
    }
    int left = 0;
    for (int later = round; later <= plan.rounds(); later++) {
      if (races.wants(slot, later) && log.state().measured(name, later).isEmpty()) {
        left++;
      }
    }
    return left;
  }
}
