package dev.parallax.campaign.rehearsal;

import dev.parallax.concurrency.ConcurrencyModel;
import dev.parallax.concurrency.pool.TaskFailure;
import dev.parallax.concurrency.pool.TaskRuns;
import dev.parallax.concurrency.pool.TaskRuns.TaskRun;
import dev.parallax.concurrency.pool.Work;
import dev.parallax.concurrency.pool.WorkerFailure;
import dev.parallax.concurrency.pool.WorkerPool;
import dev.parallax.concurrency.pool.WorkloadException;
import dev.parallax.workload.Parameters;
import dev.parallax.workload.UserClasses;
import dev.parallax.workload.UserCode;
import dev.parallax.workload.Workload;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether a workload does the same under every model: the checksum of every task is compared. */
public final class ChecksumCheck {
  private ChecksumCheck() {}

  /**
   * What came out under one model.
   *
   * @param checksum of the whole batch
   * @param batch how long it took once the pool was open; zero if it failed
   * @param problem what is wrong, if anything
   */
  public record Result(
      ConcurrencyModel model, long checksum, Duration batch, Optional<String> problem) {}

  /** Runs the batch once under each model, {@code serial} first, which the others must equal. */
  public static List<Result> check(Workload workload, Parameters parameters, int workers)
      throws InterruptedException {
    return check(workload, parameters, workers, List.of(ConcurrencyModel.values()));
  }

  /** The same under these models, one of which may stand there twice. */
  static List<Result> check(
      Workload workload, Parameters parameters, int workers, List<ConcurrencyModel> models)
      throws InterruptedException {
    List<Result> results = new ArrayList<>();
    Optional<TaskRuns> serial = Optional.empty();
    try (Work work = Work.open(workload, parameters)) {
      for (ConcurrencyModel model : models) {
        try (WorkerPool pool = model.open(workers, work)) {
          long start = System.nanoTime();
          TaskRuns runs = pool.run();
          Duration batch = Duration.ofNanos(System.nanoTime() - start);
          TaskRuns expected = serial.orElse(runs);
          serial = Optional.of(expected);
          results.add(new Result(model, runs.checksum(), batch, difference(expected, runs)));
        } catch (TaskFailure | WorkerFailure | WorkloadException e) {
          results.add(failed(model, workload, e));
        }
      }
    } catch (IOException | WorkloadException e) {
      results.add(failed(ConcurrencyModel.SERIAL, workload, e));
    }
    return List.copyOf(results);
  }

  private static Result failed(ConcurrencyModel model, Workload workload, Exception e) {
    return new Result(model, 0, Duration.ZERO, Optional.of(inWords(workload, e)));
  }

  private static Optional<String> difference(TaskRuns expected, TaskRuns actual) {
    return actual.stream()
        .filter(run -> run.checksum() != expected.get(run.task()).checksum())
        .map((TaskRun run) ->
            "task %s comes to %x, and to %x in the first serial run"
                .formatted(run.task(), run.checksum(), expected.get(run.task()).checksum()))
        .findFirst();
  }

  /** In one line; what a user's own code threw has the line of it. */
  static String inWords(Workload workload, Exception e) {
    String message = String.valueOf(e.getMessage());
    Class<?> type = workload.getClass();
    if (UserClasses.of(workload).isEmpty()) {
      return message.lines().findFirst().orElse("");
    }
    return e instanceof TaskFailure failure && failure.getCause() != null
        ? "task %s threw %s".formatted(failure.task(), UserCode.describe(type, failure.getCause()))
        : UserCode.describe(type, message);
  }
}
