package dev.parallax.campaign;

import dev.parallax.campaign.CellRunner.Outcome;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.openjdk.jmh.results.RunResult;

/**
 * Measures every cell of a plan, round by round.
 *
 * <p>A round runs the blocks in random order, and the cells of a block back to back in random
 * order: what is compared runs close together, and a machine that slows down in the course of a run
 * slows down all of it.
 */
final class Campaign {
  private final Plan plan;
  private final CellRunner runner;
  private final ResultFiles files;
  private final Progress progress;
  private final ResultStore store;
  private final Map<Cell, String> failures = new LinkedHashMap<>();
  private final long startNanos = System.nanoTime();
  private int forksDone;
  private boolean stopped;

  Campaign(Plan plan, CellRunner runner, ResultFiles files, Progress progress) {
    this.plan = plan;
    this.runner = runner;
    this.files = files;
    this.progress = progress;
    this.store = new ResultStore(plan.cells());
  }

  /**
   * Runs to the end.
   *
   * @return the cells that failed, each with its reason
   * @throws IOException when results can't be written
   */
  Map<Cell, String> run() throws IOException, InterruptedException {
    if (plan.interleaved()) {
      Random random = new Random(plan.seed());
      for (int round = 1; round <= plan.rounds(); round++) {
        for (List<Cell> block : shuffled(plan.blocks(), random)) {
          for (Cell cell : shuffled(block, random)) {
            runCell(cell, round, 1);
          }
        }
      }
    } else {
      for (Cell cell : plan.cells()) {
        runCell(cell, 1, plan.rounds());
      }
    }
    files.write(store);
    return Collections.unmodifiableMap(failures);
  }

  /** Whether anything was measured. */
  boolean hasResults() {
    return !store.isEmpty();
  }

  private void runCell(Cell cell, int round, int forks) throws IOException, InterruptedException {
    if (stopped || failures.containsKey(cell)) {
      return;
    }
    progress.started(cell, round, forksDone + 1);
    Outcome outcome = runner.run(cell, forks);
    forksDone += forks;
    switch (outcome) {
      case Outcome.Measured(List<RunResult> results) -> {
        results.forEach(result -> store.add(cell, result));
        files.write(store);
        var primary = results.getFirst().getPrimaryResult();
        progress.measured(cell, position(round), primary.getScore(), primary.getScoreUnit());
      }
      case Outcome.Failed(String reason, String details) -> {
        failures.put(cell, reason);
        files.writeFailure(cell, details);
        progress.failed(cell, position(round), reason);
        stopped = plan.options().stopsAtFailure();
      }
    }
  }

  private Progress.Position position(int round) {
    int cellsLeftOut = failures.size();
    int roundsLeft = plan.interleaved() ? plan.rounds() - round : 0;
    int forks = plan.forks() - cellsLeftOut * roundsLeft;
    Duration perFork = Duration.ofNanos((System.nanoTime() - startNanos) / forksDone);
    return new Progress.Position(
        round,
        plan.rounds(),
        forksDone,
        forks,
        perFork.multipliedBy(Math.max(0, forks - forksDone)));
  }

  private static <T> List<T> shuffled(List<T> list, Random random) {
    List<T> copy = new ArrayList<>(list);
    Collections.shuffle(copy, random);
    return copy;
  }
}
