package dev.parallax.campaign.rounds;

import dev.parallax.campaign.cell.StopRequest;
import dev.parallax.campaign.directory.ResultFiles;
import dev.parallax.campaign.jmh.JmhRun.Outcome;
import dev.parallax.campaign.journal.Event;
import dev.parallax.campaign.plan.Plan;
import dev.parallax.json.Json;
import dev.parallax.measure.WarmUpLimits;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Runs turns, and records and reports what came of them. */
final class ForkRecorder {
  /** How often a cell is forked in a round before it is left out. */
  static final int ATTEMPTS = 2;

  private final CampaignLog log;
  private final ResultFiles files;
  private final ForkRunner runner;
  private final MachineWatch watch;
  private final WarmUps warmUps;
  private final StopRequest stop;
  private final ProgressReporter reporter;
  private final boolean stopsAtFailure;

  ForkRecorder(
      Plan plan,
      CampaignLog log,
      ResultFiles files,
      ForkRunner runner,
      MachineWatch watch,
      WarmUps warmUps,
      StopRequest stop,
      ProgressReporter reporter) {
    this.log = log;
    this.files = files;
    this.runner = runner;
    this.watch = watch;
    this.warmUps = warmUps;
    this.stop = stop;
    this.reporter = reporter;
    this.stopsAtFailure = plan.options().stopsAtFailure();
  }

  @FunctionalInterface
  public interface ForkRunner {
    /**
     * Forks a cell as often as its turn says.
     *
     * @param warmUp how long it warms up; empty for as long as user or benchmark say
     */
    Outcome run(Turn turn, Optional<WarmUpLimits> warmUp) throws InterruptedException;
  }

  /**
   * Forks.
   *
   * @param attempt 1, or more when it is run again
   * @throws IOException when journal or results can't be written
   */
  void run(Turn turn, int attempt) throws IOException, InterruptedException {
    reporter.started(turn);
    watch.before();
    Instant start = Instant.now();
    long startNanos = System.nanoTime();
    Outcome outcome = runner.run(turn, warmUps.limits(turn, attempt));
    long nanos = System.nanoTime() - startNanos;
    Instant end = Instant.now();
    if (stop.isRequested()) {
      return; // Whatever the fork says is not of the cell.
    }
    Json.Obj conditions = watch.after();
    switch (outcome) {
      case Outcome.Measured measured -> {
        log.record(
            new Event.Measured(
                turn.place(attempt),
                start,
                end,
                nanos,
                measured.results(),
                observed(conditions, measured.warmUpSeconds())));
        reporter.measured(turn, measured.score(), measured.unit());
      }
      case Outcome.Failed(String reason, String details) -> {
        String output = files.writeFailure(turn.cell(), details);
        log.record(new Event.Failed(turn.place(attempt), start, end, reason, output, conditions));
        if (attempt < ATTEMPTS && !stopsAtFailure) {
          reporter.failedOnce(turn, reason);
        } else {
          leaveOut(turn, reason);
        }
      }
    }
  }

  /** Seconds per operation of the warm-up are noted next to the conditions of the machine. */
  private static Json.Obj observed(Json.Obj conditions, List<Double> warmUpSeconds) {
    return warmUpSeconds.isEmpty()
        ? conditions
        : conditions.with("warmUpSeconds", Json.ofNumbers(warmUpSeconds));
  }

  /** Takes a cell out of the campaign. */
  void leaveOut(Turn turn, String reason) throws IOException {
    log.record(new Event.LeftOut(turn.name(), turn.round(), Instant.now(), "fails", reason));
    reporter.failed(turn, reason);
  }
}
