package dev.parallax.campaign.rounds;

import dev.parallax.campaign.cell.Cell;
import dev.parallax.campaign.jmh.ExpectedChecksums;
import dev.parallax.campaign.jmh.JmhOutput;
import dev.parallax.campaign.jmh.JmhRun.Outcome;
import dev.parallax.campaign.jmh.SharedServices;
import dev.parallax.campaign.plan.Plan;
import dev.parallax.concurrency.pool.TaskFailure;
import dev.parallax.concurrency.pool.WorkloadException;
import dev.parallax.measure.HandOver;
import dev.parallax.measure.HandOver.ChildRecord;
import dev.parallax.measure.WarmUpLimits;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Measures one cell through JMH's own runner. */
public final class CellRunner implements ForkRecorder.ForkRunner {
  private final Plan plan;
  private final List<String> startArgs;
  private final ExpectedChecksums checksums;
  private final SharedServices services;
  private final Optional<Path> childRecord;
  private final JmhOutput shown;

  /**
   * @param startArgs JVM flags that let forks start sooner
   * @param services what all forks share
   * @param childRecord file in which forks note the flags of their children
   * @param shown where JMH's own output goes
   */
  public CellRunner(
      Plan plan,
      List<String> startArgs,
      ExpectedChecksums checksums,
      SharedServices services,
      Optional<Path> childRecord,
      JmhOutput shown) {
    this.plan = plan;
    this.startArgs = startArgs;
    this.checksums = checksums;
    this.services = services;
    this.childRecord = childRecord;
    this.shown = shown;
  }

  /**
   * Forks a cell as often as its turn says.
   *
   * @param warmUp how long it warms up; empty for as long as user or benchmark say
   * @throws InterruptedException if the calling thread is interrupted
   */
  @Override
  public Outcome run(Turn turn, Optional<WarmUpLimits> warmUp) throws InterruptedException {
    Cell cell = turn.cell();
    try {
      return plan.options()
          .run(
              cell,
              turn.forks(),
              handOver(turn, warmUp),
              plan.memory().heapArgsOf(cell),
              startArgs,
              shown);
    } catch (ExpectedChecksums.SerialFailure e) {
      return new Outcome.Failed(e.what(), e.what());
    } catch (WorkloadException | TaskFailure e) {
      String reason = String.valueOf(e.getMessage());
      return new Outcome.Failed(reason, reason);
    }
  }

  private HandOver handOver(Turn turn, Optional<WarmUpLimits> warmUp)
      throws ExpectedChecksums.SerialFailure, InterruptedException {
    Cell cell = turn.cell();
    HandOver told =
        new HandOver(
                cell.work().map(work -> work.parameters().settings()).orElse(Map.of()),
                checksums.of(cell),
                HandOver.splitArgs(cell.childArgs().orElse("")),
                childRecord.map(file -> new ChildRecord(file.toString(), cell.label())))
            .withRound(turn.round())
            .ofTwin(turn.slot().twin())
            .touchingHeaps(plan.memory().touchesHeaps());
    if (warmUp.isPresent()) {
      told = told.withWarmUp(warmUp.get());
    }
    return cell.work().isPresent()
        ? told.withWorkload(cell.work().get().workload())
            .withService(services.settings(cell.work().get()))
        : told;
  }
}
