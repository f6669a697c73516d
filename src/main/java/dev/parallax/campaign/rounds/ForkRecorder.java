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

/** Forks whoever's turn it is, and writes down what came of it. */
final class ForkRecorder {
  /** How often a cell is forked in a round before it is left out. */
  static final int ATTEMPTS = 2;

  private final CampaignLog log;
  private final ResultFiles files;
  private final ForkRunner runner;
  private final MachineWatch watch;
  private final WarmUps warmUps;
  private final StopRequest stop;
  private final boolean stopsAtFailure;

  ForkRecorder(
      Plan plan,
      CampaignLog log,
      ResultFiles files,
      ForkRunner runner,
      MachineWatch watch,
      WarmUps warmUps,
      StopRequest stop) {
    this.log = log;
    this.files = files;
    this.runner = runner;
    this.watch = watch;
    this.warmUps = warmUps;
    this.stop = stop;
    this.stopsAtFailure = plan.options().stopsAtFailure();
  }

  /** Who forks a cell so many times. */
  @FunctionalInterface
  public interface ForkRunner {
    /**
     * Forks a cell as often as its turn says.
     *
     * @param warmUp how long it warms up; empty for as long as user or benchmark say
     */
    Outcome run(Turn turn, Optional<WarmUpLimits> warmUp) throws InterruptedException;
  }

  /** What came of a turn. */
  sealed interface Result {
    /** It was measured. */
    record Measured(double score, String unit) implements Result {}

    /** It failed and will be run again. */
    record FailedOnce(String reason) implements Result {}

    /** It failed and is left out. */
    record LeftOut(String reason) implements Result {}

    /** The campaign was asked to stop meanwhile: whatever the fork says is not of the cell. */
    record Stopped() implements Result {}
  }

  /**
   * Forks.
   *
   * @param attempt 1, or more when it is run again
   * @throws IOException when journal or results can't be written
   */
  Result run(Turn turn, int attempt) throws IOException, InterruptedException {
    watch.before();
    Instant start = Instant.now();
    long startNanos = System.nanoTime();
    Outcome outcome = runner.run(turn, warmUps.limits(turn, attempt));
    long nanos = System.nanoTime() - startNanos;
    Instant end = Instant.now();
    if (stop.isRequested()) {
      return new Result.Stopped();
    }
    Json.Obj conditions = watch.after();
    return switch (outcome) {
      case Outcome.Measured measured -> {
        log.record(
            new Event.Measured(
                turn.place(attempt),
                start,
                end,
                nanos,
                measured.results(),
                observed(conditions, measured.warmUpSeconds())));
        yield new Result.Measured(measured.score(), measured.unit());
      }
      case Outcome.Failed(String reason, String details) -> {
        String output = files.writeFailure(turn.cell(), details);
        log.record(new Event.Failed(turn.place(attempt), start, end, reason, output, conditions));
        if (attempt < ATTEMPTS && !stopsAtFailure) {
          yield new Result.FailedOnce(reason);
        }
        yield leaveOut(turn, reason);
      }
    };
  }

  /** Seconds per operation of the warm-up are noted beside the conditions of the machine. */
  private static Json.Obj observed(Json.Obj conditions, List<Double> warmUpSeconds) {
    return warmUpSeconds.isEmpty()
        ? conditions
        : conditions.with("warmUpSeconds", Json.ofNumbers(warmUpSeconds));
  }

  /** Takes a cell out of the campaign. */
  Result.LeftOut leaveOut(Turn turn, String reason) throws IOException {
    log.record(new Event.LeftOut(turn.name(), turn.round(), Instant.now(), "fails", reason));
    return new Result.LeftOut(reason);
  }
}
