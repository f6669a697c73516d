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
  private final Forking forking;
  private final ColdForks cold;
  private final ResultFiles files;
  private final Ledger ledger;
  private final Contest contest;
  private final Costs costs;
  private final Budget budget;
  private final Announcer announcer;
  private final StopRequest stop;
  private boolean failed;
  private int wholeRounds;

  /**
   * @param budget begun when the run began
   * @param watch looks at the machine around forks
   */
  public Campaign(
      Plan plan,
      Forking.ForkRunner runner,
      ResultFiles files,
      Ledger ledger,
      MachineWatch watch,
      Budget budget,
      Progress progress,
      StopRequest stop) {
    this.plan = plan;
    WarmUps warmUps = new WarmUps(plan, ledger.names(), ledger.standing());
    this.forking = new Forking(plan, ledger, files, runner, watch, warmUps, stop);
    this.cold = new ColdForks(warmUps, ledger.names(), ledger.standing());
    this.files = files;
    this.ledger = ledger;
    this.contest = new Contest(plan, ledger.names(), ledger.standing());
    this.costs = new Costs(plan, ledger.names(), ledger.standing());
    this.budget = budget;
    this.announcer = new Announcer(plan, ledger, contest, costs, budget, progress);
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
    ledger.record(new Event.Ended(Instant.now(), how));
    ledger.writeResults();
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
        .map(ledger.names()::of)
        .filter(name -> !ledger.standing().isLeftOut(name))
        .mapToInt(ledger.standing()::forks)
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
      if (!new Round(round, turns, ledger.standing(), this).run()) {
        return false;
      }
      wholeRounds = round;
      measureColdAgain(round);
      if (isOver()) {
        return false;
      }
      for (Event event : contest.endRound(round)) {
        ledger.record(event);
        announcer.happened(event);
      }
      writeTwins();
      announcer.endOfRound(round);
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
        if (contest.wants(slot, round)) {
          wanted.add(new Turn(slot, slot.name(ledger.names()), round, 1, position));
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
      AaFile.write(files.directory().get(), plan, ledger.names(), ledger.standing());
    }
  }

  /** Each cell with all the forks that it lacks, in JMH's own order. */
  private boolean plain() throws IOException, InterruptedException {
    List<Turn> turns = new ArrayList<>();
    for (Cell cell : plan.cells()) {
      String name = ledger.names().of(cell);
      int done = ledger.standing().forks(name);
      if (done < plan.rounds() && !ledger.standing().isLeftOut(name)) {
        Slot slot = new Slot(cell, false);
        turns.add(new Turn(slot, name, done + 1, plan.rounds() - done, turns.size() + 1));
      }
    }
    boolean whole = true;
    for (Turn turn : turns) {
      whole &= new Round(turn.round(), List.of(List.of(turn)), ledger.standing(), this).run();
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
    announcer.started(turn);
    Forking.Result result = forking.run(turn, attempt);
    failed |= result instanceof Forking.Result.LeftOut && plan.options().stopsAtFailure();
    announcer.ended(turn, result);
  }

  @Override
  public void leaveOut(Turn turn, String reason) throws IOException {
    announcer.ended(turn, forking.leaveOut(turn, reason));
  }
}
