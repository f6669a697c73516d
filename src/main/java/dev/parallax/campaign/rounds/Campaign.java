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
public final class Campaign {
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
    WarmUps warmUps = new WarmUps(plan, log);
    this.cold = new ColdForks(warmUps, log);
    this.files = files;
    this.log = log;
    this.races = new FamilyRaces(plan, log);
    this.costs = new Costs(plan, log);
    this.budget = budget;
    this.reporter = new ProgressReporter(plan, log, races, costs, budget, progress);
    this.recorder = new ForkRecorder(plan, log, files, runner, watch, warmUps, stop, reporter);
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

  /** In how many rounds every cell has a result that was to run; known when it has run. */
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

  /** Whether all rounds were run that the race wanted. */
  private boolean rounds() throws IOException, InterruptedException {
    Order order = new Order(plan.seed());
    for (int round = 1; round <= plan.rounds(); round++) {
      List<List<Turn>> turns = turns(order.of(round, plan.slots()), round);
      if (turns.isEmpty()) {
        return true;
      }
      if (!run(turns, round)) {
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

  /**
   * Runs all turns of a round that have no result yet, and those again that failed, at the end of
   * the round, when what disturbed them may be over.
   *
   * <p>A block that would not end in time isn't begun: half of it can't be compared with the other.
   * The first round has nothing to compare yet, and its half says more than nothing at all.
   *
   * @return whether every turn has a result or its cell was left out
   */
  private boolean run(List<List<Turn>> blocks, int round) throws IOException, InterruptedException {
    for (List<Turn> block : blocks) {
      if (round == 1 || allows(block.stream().filter(turn -> !isDone(turn)).toList())) {
        runThoseThatFailed(0, block);
      }
    }
    List<Turn> all = blocks.stream().flatMap(List::stream).toList();
    runThoseThatFailed(1, all);
    for (Turn turn : all) {
      if (!isDone(turn) && failures(turn) >= ForkRecorder.ATTEMPTS) {
        // Only after a kill between the failure and this.
        String reason = "it failed %s times in round %s".formatted(ForkRecorder.ATTEMPTS, round);
        recorder.leaveOut(turn, reason);
      }
    }
    return all.stream().allMatch(this::isDone);
  }

  private void runThoseThatFailed(int times, List<Turn> turns)
      throws IOException, InterruptedException {
    for (Turn turn : turns) {
      if (!isDone(turn) && failures(turn) == times && !isOver() && allows(List.of(turn))) {
        run(turn, times + 1);
      }
    }
  }

  private int failures(Turn turn) {
    return log.state().failures(turn.name(), turn.round());
  }

  private boolean isDone(Turn turn) {
    return log.state().isDone(turn.name(), turn.round());
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

  /** The cells that are to run, block by block; positions count those too that left. */
  private List<List<Turn>> turns(List<List<Slot>> order, int round) {
    List<List<Turn>> turns = new ArrayList<>();
    int position = 0;
    for (List<Slot> block : order) {
      List<Turn> wanted = new ArrayList<>();
      for (Slot slot : block) {
        position++;
        if (races.wants(slot, round)) {
          wanted.add(new Turn(slot, log.nameOf(slot), round, 1, position));
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
      whole &= run(List.of(List.of(turn)), turn.round());
    }
    return whole;
  }

  private boolean allows(List<Turn> turns) {
    return budget.allows(
        turns.stream().mapToLong(turn -> costs.nanos(turn.slot()) * turn.forks()).sum());
  }

  private boolean isOver() {
    return failed || stop.isRequested();
  }

  private void run(Turn turn, int attempt) throws IOException, InterruptedException {
    recorder.run(turn, attempt);
    failed |= plan.options().stopsAtFailure() && log.state().isLeftOut(turn.name());
  }
}
