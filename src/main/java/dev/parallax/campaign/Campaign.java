package dev.parallax.campaign;

import dev.parallax.campaign.CellRunner.Outcome;
import dev.parallax.campaign.journal.Event;
import dev.parallax.campaign.journal.Event.How;
import dev.parallax.campaign.journal.JmhResults;
import dev.parallax.campaign.journal.Json;
import dev.parallax.campaign.journal.ModeResult;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.results.RunResult;

/**
 * Measures every cell of a plan, round by round, that has not been measured yet.
 *
 * <p>A round runs the blocks in random order, and the cells of a block back to back in random
 * order: what is compared runs close together, and a machine that slows down in the course of a run
 * slows down all of it.
 */
final class Campaign {
  /** How often a cell is forked in a round before it is left out. */
  private static final int ATTEMPTS = 2;

  private final Plan plan;
  private final ForkRunner runner;
  private final ResultFiles files;
  private final Ledger ledger;
  private final Progress progress;
  private final StopRequest stop;
  private final long startNanos = System.nanoTime();
  private int forksRun;
  private boolean failed;

  Campaign(
      Plan plan,
      ForkRunner runner,
      ResultFiles files,
      Ledger ledger,
      Progress progress,
      StopRequest stop) {
    this.plan = plan;
    this.runner = runner;
    this.files = files;
    this.ledger = ledger;
    this.progress = progress;
    this.stop = stop;
  }

  /** Who forks a cell so many times. */
  @FunctionalInterface
  interface ForkRunner {
    Outcome run(Cell cell, int forks) throws InterruptedException;
  }

  /**
   * Runs to the end, or until it is asked to stop.
   *
   * @throws IOException when journal or results can't be written
   */
  How run() throws IOException, InterruptedException {
    try {
      if (plan.interleaved()) {
        Order order = new Order(plan.seed());
        for (int round = 1; round <= plan.rounds() && !isOver(); round++) {
          run(turns(order.of(round, plan.blocks()), round));
        }
      } else {
        run(plainTurns());
      }
    } finally {
      stop.campaignIsOver();
    }
    How how = stop.isRequested() ? How.INTERRUPTED : failed ? How.FAILED : How.COMPLETE;
    ledger.record(new Event.Ended(Instant.now(), how));
    ledger.writeResults();
    return how;
  }

  private List<Turn> turns(List<Cell> cells, int round) {
    List<Turn> turns = new ArrayList<>();
    for (Cell cell : cells) {
      turns.add(new Turn(cell, ledger.names().of(cell), round, 1, turns.size() + 1));
    }
    return turns;
  }

  /** Each cell with all the forks that it lacks, in JMH's own order. */
  private List<Turn> plainTurns() {
    List<Turn> turns = new ArrayList<>();
    for (Cell cell : plan.cells()) {
      String name = ledger.names().of(cell);
      int done = ledger.standing().forks(name);
      if (done < plan.rounds()) {
        turns.add(new Turn(cell, name, done + 1, plan.rounds() - done, turns.size() + 1));
      }
    }
    return turns;
  }

  /** Everybody's turn, then those again that failed, when what disturbed them may be over. */
  private void run(List<Turn> turns) throws IOException, InterruptedException {
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      for (Turn turn : turns) {
        if (isWanted(turn) && failures(turn) == attempt - 1) {
          fork(turn, attempt);
        }
      }
    }
    for (Turn turn : turns) {
      if (isWanted(turn) && failures(turn) >= ATTEMPTS) {
        // Only after a kill between the failure and this.
        leaveOut(turn, "it failed %d times in round %d".formatted(ATTEMPTS, turn.round()));
      }
    }
  }

  private int failures(Turn turn) {
    return ledger.standing().failures(turn.name(), turn.round());
  }

  private boolean isWanted(Turn turn) {
    return !isOver()
        && ledger.standing().isIn(turn.name(), turn.cell().block().strip())
        && !ledger.standing().isMeasured(turn.name(), turn.round());
  }

  private boolean isOver() {
    return failed || stop.isRequested();
  }

  private void fork(Turn turn, int attempt) throws IOException, InterruptedException {
    progress.started(turn.cell(), turn.round(), forksRun + 1);
    Instant start = Instant.now();
    long startOfFork = System.nanoTime();
    Outcome outcome = runner.run(turn.cell(), turn.forks());
    long nanos = System.nanoTime() - startOfFork;
    Instant end = Instant.now();
    forksRun += turn.forks();
    if (stop.isRequested()) {
      return; // The fork was ended: whatever it says is not of the cell.
    }
    switch (outcome) {
      case Outcome.Measured(List<RunResult> results) -> {
        List<ModeResult> forks =
            results.stream()
                .map(run ->
                    JmhResults.of(run, RowParams.of(run.getParams(), turn.cell(), turn.forks())))
                .toList();
        ledger.record(
            new Event.Measured(turn.place(attempt), start, end, nanos, forks, Json.Obj.EMPTY));
        var primary = results.getFirst().getPrimaryResult();
        progress.measured(turn.cell(), position(turn), primary.getScore(), primary.getScoreUnit());
      }
      case Outcome.Failed(String reason, String details) -> {
        String output = files.writeFailure(turn.cell(), details);
        ledger.record(
            new Event.Failed(turn.place(attempt), start, end, reason, output, Json.Obj.EMPTY));
        if (plan.options().stopsAtFailure()) {
          failed = true;
          leaveOut(turn, reason);
        } else if (attempt >= ATTEMPTS) {
          leaveOut(turn, reason);
        } else {
          progress.failedOnce(turn.cell(), position(turn), reason);
        }
      }
    }
  }

  private void leaveOut(Turn turn, String reason) throws IOException {
    ledger.record(new Event.LeftOut(turn.name(), turn.round(), Instant.now(), "fails", reason));
    progress.failed(turn.cell(), position(turn), reason);
  }

  private Progress.Position position(Turn turn) {
    int done = ledger.standing().forks();
    int left = forksLeft();
    Duration perFork = Duration.ofNanos((System.nanoTime() - startNanos) / Math.max(1, forksRun));
    return new Progress.Position(
        turn.round(), plan.rounds(), done, done + left, perFork.multipliedBy(left));
  }

  /** Of the cells that are still in, in this round and those to come. */
  private int forksLeft() {
    int left = 0;
    for (Cell cell : plan.cells()) {
      String name = ledger.names().of(cell);
      if (ledger.standing().isIn(name, cell.block().strip())) {
        left += Math.max(0, plan.rounds() - ledger.standing().forks(name));
      }
    }
    return left;
  }
}
