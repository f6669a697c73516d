package dev.parallax.campaign.rounds;

import dev.parallax.campaign.cell.Attempt;
import dev.parallax.campaign.cell.Cell;
import dev.parallax.campaign.cell.Cell.CellWork;
import dev.parallax.campaign.cell.StopRequest;
import dev.parallax.campaign.cell.WorkFailed;
import dev.parallax.campaign.jmh.JmhOutput;
import dev.parallax.campaign.jmh.JmhRun.Outcome;
import dev.parallax.campaign.jmh.SharedServices;
import dev.parallax.campaign.plan.BatchTimes;
import dev.parallax.campaign.plan.Plan;
import dev.parallax.concurrency.pool.TaskFailure;
import dev.parallax.concurrency.pool.Work;
import dev.parallax.concurrency.pool.WorkloadException;
import dev.parallax.measure.HandOver;
import dev.parallax.measure.HandOver.ChildRecord;
import dev.parallax.measure.HandOver.Recording;
import dev.parallax.measure.HandOver.TurnSeat;
import dev.parallax.measure.Trial;
import dev.parallax.measure.WarmUpLimits;
import dev.parallax.measure.turn.Seat;
import java.io.IOException;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;

/** Measures one cell through JMH's own runner. */
public final class CellRunner implements ForkRecorder.ForkRunner {
  private final Plan plan;
  private final List<String> startArgs;
  private final SharedServices services;
  private final BatchTimes times;
  private final Optional<Path> childRecord;
  private final JmhOutput shown;
  private final StopRequest stop;

  /** What the batch of each work comes to serially, by the work's key. Each fork has a thread. */
  private final Map<String, Long> checksums;

  /**
   * @param startArgs JVM flags that let forks start sooner
   * @param services what all forks share
   * @param times what the rehearsal found: of the user's own work, which is never run in this JVM,
   *     what a batch comes to
   * @param childRecord file in which forks note the flags of their children
   * @param shown where JMH's own output goes
   * @param stop ends the serial run before a first fork, too
   */
  public CellRunner(
      Plan plan,
      List<String> startArgs,
      SharedServices services,
      BatchTimes times,
      Optional<Path> childRecord,
      JmhOutput shown,
      StopRequest stop) {
    this.plan = plan;
    this.startArgs = startArgs;
    this.services = services;
    this.times = times;
    this.checksums = new ConcurrentHashMap<>(times.checksums());
    this.childRecord = childRecord;
    this.shown = shown;
    this.stop = stop;
  }

  /**
   * Forks a cell as often as it is planned.
   *
   * @param warmUp how long it warms up; empty for as long as user or benchmark say
   * @param seat where the fork waits for its turns; empty if it is measured at once
   * @throws InterruptedException if the calling thread is interrupted
   */
  @Override
  public Outcome run(PlannedFork planned, Optional<WarmUpLimits> warmUp, Optional<Seat> seat)
      throws InterruptedException {
    return run(
        planned,
        plan.takesTurns(planned.cell()) ? OptionalInt.of(planned.turns()) : OptionalInt.empty(),
        () -> {
          HandOver handOver = handOver(planned, warmUp);
          if (childRecord.isPresent()) {
            String label = planned.cell().label();
            handOver =
                handOver.withChildRecord(new ChildRecord(childRecord.get().toString(), label));
          }
          return seat.isPresent()
              ? handOver.withTurns(new TurnSeat(seat.get().address(), seat.get().number()))
              : handOver;
        });
  }

  /**
   * Forks a cell once, to record what it does; its times count for nothing.
   *
   * @param planned with as many short iterations as it has turns
   * @param warmUp as {@link #run}
   * @throws InterruptedException if the calling thread is interrupted
   */
  public Outcome record(PlannedFork planned, Optional<WarmUpLimits> warmUp, Recording recording)
      throws InterruptedException {
    return run(
        planned,
        OptionalInt.of(planned.turns()),
        () -> handOver(planned, warmUp).withRecording(recording));
  }

  /** What a fork is told, which takes a serial run of its work. */
  @FunctionalInterface
  private interface Told {
    HandOver handOver() throws WorkFailed, InterruptedException;
  }

  private Outcome run(PlannedFork planned, OptionalInt turns, Told told)
      throws InterruptedException {
    Cell cell = planned.cell();
    try {
      return plan.options()
          .run(
              cell,
              planned.forks(),
              told.handOver(),
              plan.memory().heapArgsOf(cell, times.heapBytes(cell)),
              startArgs,
              turns,
              shown);
    } catch (InterruptedException e) {
      if (stop.isRequested()) {
        // It was left in the serial run; what it comes to counts for nothing.
        return new Outcome.Failed("stopped", "stopped");
      }
      throw e;
    } catch (WorkFailed e) {
      return new Outcome.Failed(e.what(), e.what());
    } catch (WorkloadException | TaskFailure e) {
      String reason = String.valueOf(e.getMessage());
      return new Outcome.Failed(reason, reason);
    }
  }

  private HandOver handOver(PlannedFork planned, Optional<WarmUpLimits> warmUp)
      throws WorkFailed, InterruptedException {
    Cell cell = planned.cell();
    HandOver handOver =
        HandOver.NOTHING
            .withSettings(cell.work().map(work -> work.parameters().settings()).orElse(Map.of()))
            .withChecksum(expectedChecksum(cell))
            .withChildArgs(HandOver.splitArgs(cell.childArgs().orElse("")))
            .withCarriers(cell.carriers())
            .withRound(planned.round())
            .withTwin(planned.slot().twin())
            .withTouchedHeaps(plan.memory().touchesHeaps());
    if (warmUp.isPresent()) {
      handOver = handOver.withWarmUp(warmUp.get());
    }
    if (cell.profile().isPresent()) {
      handOver = handOver.withProfile(cell.profile().get());
    }
    return cell.work().isPresent()
        ? handOver
            .withWorkload(cell.work().get().workload())
            .withService(services.settings(cell.work().get()))
        : handOver;
  }

  /**
   * The checksum that every batch of a cell must have: that of a serial run before the first fork,
   * outside of everything that is timed. None for a cell without a workload.
   *
   * @throws WorkFailed if the work fails even serially, under no model's influence
   */
  private OptionalLong expectedChecksum(Cell cell) throws WorkFailed, InterruptedException {
    if (cell.work().isEmpty()) {
      return OptionalLong.empty();
    }
    CellWork cellWork = cell.work().get();
    Long known = checksums.get(cellWork.key());
    if (known != null) {
      return OptionalLong.of(known);
    }
    // In a thread that can be left: it may wait for another machine.
    Attempt<SerialRun> attempt = Attempt.begin(() -> SerialRun.of(cellWork));
    SerialRun run = attempt.await(ChronoUnit.FOREVER.getDuration(), stop).orElseThrow();
    if (run.problem().isPresent()) {
      throw new WorkFailed("the serial run before the first fork failed: " + run.problem().get());
    }
    checksums.put(cellWork.key(), run.checksum());
    return OptionalLong.of(run.checksum());
  }

  /** What a batch came to serially, or why it came to nothing. */
  private record SerialRun(long checksum, Optional<String> problem) {
    static SerialRun of(CellWork cellWork) throws InterruptedException {
      try (Work work = Work.open(cellWork.workload(), cellWork.parameters())) {
        return new SerialRun(Trial.serialChecksum(work), Optional.empty());
      } catch (WorkloadException | TaskFailure | IOException e) {
        return new SerialRun(0, Optional.of(String.valueOf(e.getMessage())));
      }
    }
  }
}
