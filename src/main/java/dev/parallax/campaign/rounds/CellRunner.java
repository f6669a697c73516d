package dev.parallax.campaign.rounds;

import dev.parallax.campaign.cell.Cell;
import dev.parallax.campaign.cell.Cell.CellWork;
import dev.parallax.campaign.jmh.CapturedOutput;
import dev.parallax.campaign.jmh.ExpectedChecksums;
import dev.parallax.campaign.jmh.SharedServices;
import dev.parallax.campaign.plan.Plan;
import dev.parallax.concurrency.pool.TaskFailure;
import dev.parallax.concurrency.pool.WorkloadException;
import dev.parallax.measure.HandOver;
import dev.parallax.measure.HandOver.ChildRecord;
import dev.parallax.measure.WarmUpLimits;
import dev.parallax.workload.UserClasses;
import dev.parallax.workload.UserCode;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.NoBenchmarksException;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormat;

/** Measures one cell through JMH's own runner. */
public final class CellRunner {
  private final Plan plan;
  private final List<String> startArgs;
  private final ExpectedChecksums checksums;
  private final SharedServices services;
  private final Optional<Path> childRecord;
  private final Optional<OutputFormat> shown;

  /**
   * @param startArgs JVM flags that let forks start sooner
   * @param services what all forks share
   * @param childRecord file in which forks note the flags of their children
   * @param shown where JMH's own output goes, if anybody wants to see it
   */
  public CellRunner(
      Plan plan,
      List<String> startArgs,
      ExpectedChecksums checksums,
      SharedServices services,
      Optional<Path> childRecord,
      Optional<OutputFormat> shown) {
    this.plan = plan;
    this.startArgs = startArgs;
    this.checksums = checksums;
    this.services = services;
    this.childRecord = childRecord;
    this.shown = shown;
  }

  /** What became of a cell: results, one for each mode, or the reason why there are none. */
  public sealed interface Outcome {
    /**
     * It was measured.
     *
     * @param results one for each mode, never empty
     * @param warmUpSeconds seconds per operation of the warm-up's iterations; none for several
     *     forks or modes, which nobody judges the warm-up by
     */
    record Measured(List<RunResult> results, List<Double> warmUpSeconds) implements Outcome {
      public Measured {
        warmUpSeconds = List.copyOf(warmUpSeconds);
      }
    }

    /**
     * It failed.
     *
     * @param reason in one line
     * @param details all that JMH and the fork said about it
     */
    record Failed(String reason, String details) implements Outcome {}
  }

  /**
   * Forks a cell as often as its turn says.
   *
   * @param warmUp how long it warms up; empty for as long as user or benchmark say
   * @throws InterruptedException if the calling thread is interrupted
   */
  public Outcome run(Turn turn, Optional<WarmUpLimits> warmUp) throws InterruptedException {
    Cell cell = turn.cell();
    int forks = turn.forks();
    CapturedOutput output = new CapturedOutput(shown);
    try {
      HandOver handOver = handOver(turn, warmUp);
      Collection<RunResult> results =
          new Runner(
                  plan.options()
                      .forCell(cell, forks, handOver, plan.memory().heapArgsOf(cell), startArgs),
                  output)
              .run();
      List<RunResult> complete =
          results.stream().filter(result -> result.getBenchmarkResults().size() == forks).toList();
      if (complete.isEmpty()) {
        return new Outcome.Failed(reason(cell, output), output.failure());
      }
      boolean single = forks == 1 && complete.size() == 1;
      return new Outcome.Measured(complete, single ? output.warmUpSeconds() : List.of());
    } catch (NoBenchmarksException e) {
      return new Outcome.Failed("JMH does not find it", e.toString());
    } catch (RunnerException e) {
      return new Outcome.Failed(reason(cell, output), output.failure() + "\n" + e);
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

  /** What was thrown; of a user's own work with the line of it. */
  private static String reason(Cell cell, CapturedOutput output) {
    return output.failureLine()
        + cell.work()
            .map(CellWork::workload)
            .filter(workload -> !UserClasses.of(workload).isEmpty())
            .map(workload -> UserCode.placeIn(workload.getClass(), output.failure()))
            .orElse("");
  }
}
