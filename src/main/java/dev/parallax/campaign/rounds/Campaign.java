package dev.parallax.campaign.rounds;

import dev.parallax.campaign.cell.Cell;
import dev.parallax.campaign.cell.Slot;
import dev.parallax.campaign.cell.StopRequest;
import dev.parallax.campaign.directory.AaFile;
import dev.parallax.campaign.directory.ResultFiles;
import dev.parallax.campaign.journal.Event;
import dev.parallax.campaign.journal.Event.How;
import dev.parallax.campaign.plan.BatchTimes;
import dev.parallax.campaign.plan.Plan;
import dev.parallax.measure.turn.TurnServer;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Measures every cell of a plan, round by round, that has not been measured yet, until the verdicts
 * are decided, the budget is spent, or the rounds are run.
 *
 * <p>A round runs the blocks in random order. The forks of a block live side by side and measure in
 * turns, or run one after the other where that can't be: what is compared runs close together, and
 * a machine that slows down in the course of a run slows down all of it.
 */
public final class Campaign {
  private final Plan plan;
  private final ForkRecorder recorder;
  private final MachineWatch watch;
  private final TurnCounts turnCounts;
  private final ColdForks cold;
  private final ResultFiles files;
  private final CampaignLog log;
  private final FamilyRaces races;
  private final Costs costs;
  private final Budget budget;
  private final Progress progress;
  private final ProgressReporter reporter;
  private final StopRequest stop;
  private boolean failed;
  private int wholeRounds;

  /**
   * @param times what the rehearsal found
   * @param budget begun when the run began
   * @param watch looks at the machine around forks
   */
  public Campaign(
      Plan plan,
      BatchTimes times,
      ForkRecorder.ForkRunner runner,
      ResultFiles files,
      CampaignLog log,
      MachineWatch watch,
      Budget budget,
      Progress progress,
      StopRequest stop) {
    this.plan = plan;
    WarmUps warmUps = new WarmUps(plan, times, log);
    this.turnCounts = new TurnCounts(plan, times, log);
    this.cold = new ColdForks(warmUps, log, turnCounts);
    this.watch = watch;
    this.files = files;
    this.log = log;
    this.races = new FamilyRaces(plan, log);
    this.costs = new Costs(plan, log);
    this.budget = budget;
    this.progress = progress;
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

  private boolean rounds() throws IOException, InterruptedException {
    if (plan.slots().stream().allMatch(block -> plan.turnGroups(block).isEmpty())) {
      return rounds(Optional.empty());
    }
    TurnServer server;
    try {
      server = TurnServer.open();
    } catch (IOException e) {
      if (!isOver()) {
        progress.note(
            "forks can't live side by side and run one after the other: " + e.getMessage());
      }
      return rounds(Optional.empty());
    }
    try (server) {
      return rounds(Optional.of(new TurnTaking(plan, server, recorder, watch)));
    }
  }

  /** Whether all rounds were run that the race wanted. */
  private boolean rounds(Optional<TurnTaking> turns) throws IOException, InterruptedException {
    Order order = new Order(plan.seed());
    for (int round = 1; round <= plan.rounds(); round++) {
      List<List<PlannedFork>> blocks = forks(order.of(round, plan.slots()), round);
      if (blocks.isEmpty()) {
        return true;
      }
      if (!run(blocks, round, turns)) {
        return false;
      }
      wholeRounds = round;
      measureColdAgain(round, turns);
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
   * Runs all forks of a round that have no result yet, and those again that failed, at the end of
   * the round, when what disturbed them may be over.
   *
   * <p>A block that would not end in time isn't begun: half of it can't be compared with the other.
   * The first round has nothing to compare yet, and its half says more than nothing at all.
   *
   * @return whether each of them has a result or its cell was left out
   */
  private boolean run(List<List<PlannedFork>> blocks, int round, Optional<TurnTaking> turns)
      throws IOException, InterruptedException {
    for (List<PlannedFork> block : blocks) {
      boolean allowed = allows(block.stream().filter(planned -> !isDone(planned)).toList());
      if (turns.isPresent() && allowed) {
        List<PlannedFork> first = block.stream().filter(planned -> failures(planned) == 0).toList();
        runSideBySide(first, 1, turns.get());
      }
      if (round == 1 || allowed) {
        runThoseThatFailed(0, block);
      }
    }
    List<PlannedFork> all = blocks.stream().flatMap(List::stream).toList();
    runThoseThatFailed(1, all);
    for (PlannedFork planned : all) {
      if (!isDone(planned) && failures(planned) >= ForkRecorder.ATTEMPTS) {
        // Only after a kill between the failure and this.
        String reason = "it failed %s times in round %s".formatted(ForkRecorder.ATTEMPTS, round);
        recorder.leaveOut(planned, reason);
      }
    }
    return all.stream().allMatch(this::isDone);
  }

  /** Runs those in turns that there is memory for; what is left runs in a row. */
  private void runSideBySide(List<PlannedFork> forks, int attempt, TurnTaking turns)
      throws IOException, InterruptedException {
    Map<Slot, PlannedFork> bySlot = new LinkedHashMap<>();
    forks.stream()
        .filter(planned -> attempt == ColdForks.ATTEMPT || !isDone(planned))
        .forEach(planned -> bySlot.put(planned.slot(), planned));
    if (!isOver() && !bySlot.isEmpty()) {
      turns.run(
          plan.turnGroups(List.copyOf(bySlot.keySet())).stream()
              .map(group -> group.stream().map(bySlot::get).toList())
              .toList(),
          attempt);
      noteFailures(forks);
    }
  }

  private void runThoseThatFailed(int times, List<PlannedFork> forks)
      throws IOException, InterruptedException {
    for (PlannedFork planned : forks) {
      if (!isDone(planned) && failures(planned) == times && !isOver() && allows(List.of(planned))) {
        run(planned, times + 1);
      }
    }
  }

  private int failures(PlannedFork planned) {
    return log.state().failures(planned.name(), planned.round());
  }

  private boolean isDone(PlannedFork planned) {
    return log.state().isDone(planned.name(), planned.round());
  }

  /** Before the race judges by them. A quick run has no time for it, and its report says so. */
  private void measureColdAgain(int round, Optional<TurnTaking> turns)
      throws IOException, InterruptedException {
    if (plan.options().brief() && plan.budget().isEmpty()) {
      return;
    }
    for (List<PlannedFork> together : cold.until(round)) {
      boolean inTurns =
          !plan.turnGroups(together.stream().map(PlannedFork::slot).toList()).isEmpty();
      if (turns.isPresent() && inTurns && allows(together)) {
        runSideBySide(together, ColdForks.ATTEMPT, turns.get());
        continue;
      }
      for (PlannedFork planned : together) {
        if (!isOver() && allows(List.of(planned))) {
          run(planned, ColdForks.ATTEMPT);
        }
      }
    }
  }

  /** The cells that are to run, block by block; positions count those too that left. */
  private List<List<PlannedFork>> forks(List<List<Slot>> order, int round) {
    List<List<PlannedFork>> forks = new ArrayList<>();
    int position = 0;
    for (List<Slot> block : order) {
      List<PlannedFork> wanted = new ArrayList<>();
      int turns = turnCounts.of(block, round);
      for (Slot slot : block) {
        position++;
        if (races.wants(slot, round)) {
          wanted.add(new PlannedFork(slot, log.nameOf(slot), round, 1, turns, position));
        }
      }
      if (!wanted.isEmpty()) {
        forks.add(wanted);
      }
    }
    return forks;
  }

  private void writeTwins() throws IOException {
    if (files.directory().isPresent()) {
      AaFile.write(files.directory().get(), plan, log.names(), log.state());
    }
  }

  /** Each cell with all the forks that it lacks, in JMH's own order. */
  private boolean plain() throws IOException, InterruptedException {
    List<PlannedFork> forks = new ArrayList<>();
    for (Cell cell : plan.cells()) {
      String name = log.names().of(cell);
      int done = log.state().forks(name);
      if (done < plan.rounds() && !log.state().isLeftOut(name)) {
        Slot slot = new Slot(cell, false);
        forks.add(new PlannedFork(slot, name, done + 1, plan.rounds() - done, 0, forks.size() + 1));
      }
    }
    boolean whole = true;
    for (PlannedFork planned : forks) {
      whole &= run(List.of(List.of(planned)), planned.round(), Optional.empty());
    }
    return whole;
  }

  private boolean allows(List<PlannedFork> forks) {
    return budget.allows(
        forks.stream().mapToLong(planned -> costs.nanos(planned.slot()) * planned.forks()).sum());
  }

  private boolean isOver() {
    return failed || stop.isRequested();
  }

  private void run(PlannedFork planned, int attempt) throws IOException, InterruptedException {
    recorder.run(planned, attempt);
    noteFailures(List.of(planned));
  }

  private void noteFailures(List<PlannedFork> forks) {
    failed |=
        plan.options().stopsAtFailure()
            && forks.stream().anyMatch(planned -> log.state().isLeftOut(planned.name()));
  }
}
