package dev.parallax.campaign.rounds;

import dev.parallax.campaign.cell.Cell;
import dev.parallax.campaign.cell.Slot;
import dev.parallax.campaign.cell.StopRequest;
import dev.parallax.campaign.directory.AaFile;
import dev.parallax.campaign.directory.ResultFiles;
import dev.parallax.campaign.journal.Event;
import dev.parallax.campaign.journal.Event.How;
import dev.parallax.campaign.plan.Plan;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Measures every cell of a plan, round by round, that has not been measured yet, until the verdicts
 * are decided, the budget is spent, or the rounds are run.
 *
 * <p>A round runs the blocks in random order, and the cells of a block back to back in random
 * order: what is compared runs close together, and a machine that slows down in the course of a run
 * slows down all of it.
 */
public final class Campaign implements Round.Runner {
  private final Plan plan;
  private final ForkRecorder recorder;
  private final ColdForks cold;
  private final ResultFiles files;
  private final CampaignLog log;
  private final FamilyRaces races;
  private final Costs costs;
  private final Budget budget;
  private final ProgressReporter reporter;
  private final StopRequest stop;
  private boolean failed;
  private int wholeRounds;

  /**
   * @param budget begun when the run began
   * @param watch looks at the machine around forks
   */
  public Campaign(
      Plan plan,
      ForkRecorder.ForkRunner runner,
      ResultFiles files,
      CampaignLog log,
      MachineWatch watch,
      Budget budget,
      Progress progress,
      StopRequest stop) {
    this.plan = plan;
    WarmUps warmUps = new WarmUps(plan, log.names(), log.state());
    this.recorder = new ForkRecorder(plan, log, files, runner, watch, warmUps, stop);
    this.cold = new ColdForks(warmUps, log.names(), log.state());
    this.files = files;
    this.log = log;
    this.races = new FamilyRaces(plan, log.names(), log.state());
    this.costs = new Costs(plan, log.names(), log.state());
    this.budget = budget;
    this.reporter = new ProgressReporter(plan, log, races, costs, budget, progress);
    this.stop = stop;
  }

  /**
   * Runs to the end, or until it is asked to stop.
   *
   * @throws IOException when journal or results can't be written
   */
  public How run() throws IOException, InterruptedException {
    boolean whole;
    try {
      whole = plan.interleaved() ? rounds() : plain();
    } finally {
      stop.campaignIsOver();
    }
    How how = how(whole);
    log.record(new Event.Ended(Instant.now(), how));
    log.writeResults();
    return how;
  }

  private How how(boolean whole) {
    if (stop.isAsked()) {
      return How.INTERRUPTED;
    }
    if (failed) {
      return How.FAILED;
    }
    return whole ? How.COMPLETE : How.BUDGET;
  }

  /** In how many rounds everybody has a result who was to run; known when it has run. */
  public int wholeRounds() {
    return plan.interleaved() ? wholeRounds : fewestForks();
  }

  private int fewestForks() {
    return plan.cells().stream()
        .map(log.names()::of)
        .filter(name -> !log.state().isLeftOut(name))
        .mapToInt(log.state()::forks)
        .min()
        .orElse(0);
  }

  /** Whether all rounds were run that anybody wanted. */
  private boolean rounds() throws IOException, InterruptedException {
    Order order = new Order(plan.seed());
    for (int round = 1; round <= plan.rounds(); round++) {
      List<List<Turn>> turns = turns(order.of(round, plan.slots()), round);
      if (turns.isEmpty()) {
        return true;
      }
      if (!new Round(round, turns, log.state(), this).run()) {
        return false;
      }
      wholeRounds = round;
      measureColdAgain(round);
      if (isOver()) {
        return false;
      }
      for (Event event : races.endRound(round)) {
        log.record(event);
        reporter.happened(event);
      }
      writeTwins();
      reporter.endOfRound(round);
    }
    return true;
  }

  /** Before the race judges by them. A quick run has no time for it, and its report says so. */
  private void measureColdAgain(int round) throws IOException, InterruptedException {
    if (plan.options().brief() && plan.budget().isEmpty()) {
      return;
    }
    for (Turn turn : cold.until(round)) {
      if (!isOver() && allows(List.of(turn))) {
        run(turn, ColdForks.ATTEMPT);
      }
    }
  }

  /** Whoever is to run, block by block; positions count those too that left. */
  private List<List<Turn>> turns(List<List<Slot>> order, int round) {
    List<List<Turn>> turns = new ArrayList<>();
    int position = 0;
    for (List<Slot> block : order) {
      List<Turn> wanted = new ArrayList<>();
      for (Slot slot : block) {
        position++;
        if (races.wants(slot, round)) {
          wanted.add(new Turn(slot, slot.name(log.names()), round, 1, position));
        }
      }
      if (!wanted.isEmpty()) {
        turns.add(wanted);
      }
    }
    return turns;
  }

  private void writeTwins() throws IOException {
    if (files.directory().isPresent()) {
      AaFile.write(files.directory().get(), plan, log.names(), log.state());
    }
  }

  /** Each cell with all the forks that it lacks, in JMH's own order. */
  private boolean plain() throws IOException, InterruptedException {
    List<Turn> turns = new ArrayList<>();
    for (Cell cell : plan.cells()) {
      String name = log.names().of(cell);
      int done = log.state().forks(name);
      if (done < plan.rounds() && !log.state().isLeftOut(name)) {
        Slot slot = new Slot(cell, false);
        turns.add(new Turn(slot, name, done + 1, plan.rounds() - done, turns.size() + 1));
      }
    }
    boolean whole = true;
    for (Turn turn : turns) {
      whole &= new Round(turn.round(), List.of(List.of(turn)), log.state(), this).run();
    }
    return whole;
  }

  @Override
  public boolean allows(List<Turn> turns) {
    return budget.allows(
        turns.stream().mapToLong(turn -> costs.nanos(turn.slot()) * turn.forks()).sum());
  }

  @Override
  public boolean isOver() {
    return failed || stop.isRequested();
  }

  @Override
  public void run(Turn turn, int attempt) throws IOException, InterruptedException {
    reporter.started(turn);
    ForkRecorder.Result result = recorder.run(turn, attempt);
    failed |= result instanceof ForkRecorder.Result.LeftOut && plan.options().stopsAtFailure();
    reporter.ended(turn, result);
  }

  @Override
  public void leaveOut(Turn turn, String reason) throws IOException {
    reporter.ended(turn, recorder.leaveOut(turn, reason));
  }
}
