package dev.parallax.campaign.jmh;

import dev.parallax.campaign.cell.Cell;
import dev.parallax.jvm.Exhausted;
import dev.parallax.workload.UserCode;
import dev.parallax.workload.UsersWorkload;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.NoBenchmarksException;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;

/** One run of JMH's own runner: some forks of one cell. */
public final class JmhRun {
  private JmhRun() {}

  /** What became of the forks: results, or the reason why there are none. */
  public sealed interface Outcome {
    /**
     * They were measured.
     *
     * @param results one for each mode, never empty
     * @param warmUpSeconds seconds per operation of the warm-up's iterations; none for several
     *     forks or modes, by which the warm-up isn't judged
     * @param score JMH's score in the first mode
     * @param unit of the score
     */
    record Measured(List<ModeResult> results, List<Double> warmUpSeconds, double score, String unit)
        implements Outcome {
      public Measured {
        results = List.copyOf(results);
        warmUpSeconds = List.copyOf(warmUpSeconds);
      }
    }

    /**
     * One of them failed.
     *
     * @param reason in one line
     * @param details all that JMH and the fork said about it
     */
    record Failed(String reason, String details) implements Outcome {}
  }

  /** JMH's results, one for each mode, as those of a cell. */
  public static Outcome.Measured measured(
      List<RunResult> results, Cell cell, int forks, List<Double> warmUpSeconds) {
    var primary = results.getFirst().getPrimaryResult();
    return new Outcome.Measured(
        results.stream()
            .map(run -> JmhResults.of(run, RowParams.of(run.getParams(), cell, forks)))
            .toList(),
        warmUpSeconds,
        primary.getScore(),
        primary.getScoreUnit());
  }

  static Outcome run(Cell cell, int forks, Options options, JmhOutput.OfFork shown) {
    CapturedOutput output = new CapturedOutput(shown.format());
    try {
      Collection<RunResult> results = new Runner(options, output).run();
      List<RunResult> complete =
          results.stream().filter(result -> result.getBenchmarkResults().size() == forks).toList();
      if (complete.isEmpty()) {
        output.requireStarted();
        return new Outcome.Failed(reason(cell, output), output.details());
      }
      boolean single = forks == 1 && complete.size() == 1;
      return measured(complete, cell, forks, single ? output.warmUpSeconds() : List.of());
    } catch (NoBenchmarksException e) {
      return new Outcome.Failed("JMH does not find it", e.toString());
    } catch (RunnerException e) {
      output.requireStarted();
      return new Outcome.Failed(reason(cell, output), output.details() + "\n" + e);
    }
  }

  /** What was thrown; of a user's own work with the line of it. */
  private static String reason(Cell cell, CapturedOutput output) {
    return Exhausted.withNeeded(output.failureLine())
        + cell.work()
            .map(Cell.CellWork::workload)
            .filter(UsersWorkload.class::isInstance)
            .map(UsersWorkload::classNameOf)
            .map(type -> UserCode.placeIn(type, output.failure()))
            .orElse("");
  }
}
