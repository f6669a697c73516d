package dev.parallax.campaign.rounds;

import dev.parallax.campaign.cell.StopRequest;
import dev.parallax.campaign.directory.ResultFiles;
import dev.parallax.campaign.jmh.JmhRun.Outcome;
import dev.parallax.campaign.journal.Event;
import dev.parallax.campaign.plan.Plan;
import dev.parallax.json.Json;
import dev.parallax.measure.WarmUpLimits;
import dev.parallax.measure.turn.Seat;
import dev.parallax.suite.Secrets;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Runs forks one at a time, and records and reports what came of any. */
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
     * Forks a cell as often as it is planned.
     *
     * @param warmUp how long it warms up; empty for as long as user or benchmark say
     * @param seat where the fork waits for its turns; empty if it is measured at once
     */
    Outcome run(PlannedFork planned, Optional<WarmUpLimits> warmUp, Optional<Seat> seat)
        throws InterruptedException;
  }

  /**
   * What became of a fork.
   *
   * @param attempt 1, or more when it was run again
   * @param start when it was started
   * @param at when it had ended
   * @param nanos how long it was at work; others may have been in between
   * @param conditions of the machine
   */
  record Ended(
      PlannedFork planned,
      int attempt,
      Instant start,
      Instant at,
      long nanos,
      Outcome outcome,
      Json.Obj conditions) {}

  /** Whether nothing that forks say counts any more. */
  boolean isStopped() {
    return stop.isRequested();
  }

  /** Forks without recording it. */
  Outcome fork(PlannedFork planned, int attempt, Optional<Seat> seat) throws InterruptedException {
    reporter.started(planned);
    return runner.run(planned, warmUps.limits(planned, attempt), seat);
  }

  /**
   * Forks.
   *
   * @param attempt 1, or more when it is run again
   * @throws IOException when journal or results can't be written
   */
  void run(PlannedFork planned, int attempt) throws IOException, InterruptedException {
    watch.before();
    Instant start = Instant.now();
    long startNanos = System.nanoTime();
    Outcome outcome = fork(planned, attempt, Optional.empty());
    long nanos = System.nanoTime() - startNanos;
    Instant end = Instant.now();
    Json.Obj conditions = isStopped() ? Json.Obj.EMPTY : watch.after();
    record(new Ended(planned, attempt, start, end, nanos, outcome, conditions));
  }

  /**
   * Records and reports what became of a fork.
   *
   * @throws IOException when journal or results can't be written
   */
  void record(Ended ended) throws IOException {
    if (isStopped()) {
      return; // Whatever the fork says is not of the cell.
    }
    PlannedFork planned = ended.planned();
    Event.Place place = planned.place(ended.attempt());
    switch (ended.outcome()) {
      case Outcome.Measured measured -> {
        log.record(
            new Event.Measured(
                place,
                ended.start(),
                ended.at(),
                ended.nanos(),
                measured.results(),
                observed(ended.conditions(), measured.warmUpSeconds())));
        reporter.measured(planned, measured.score(), measured.unit());
      }
      case Outcome.Failed failed -> {
        String reason = Secrets.mask(failed.reason());
        String output = files.writeFailure(planned.cell(), Secrets.mask(failed.details()));
        log.record(
            new Event.Failed(place, ended.start(), ended.at(), reason, output, ended.conditions()));
        if (ended.attempt() < ATTEMPTS && !stopsAtFailure) {
          reporter.failedOnce(planned, reason);
        } else {
          leaveOut(planned, reason);
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
  void leaveOut(PlannedFork planned, String reason) throws IOException {
    log.record(new Event.LeftOut(planned.name(), planned.round(), Instant.now(), "fails", reason));
    reporter.failed(planned, reason);
  }
}
