package dev.parallax.own;

import dev.parallax.concurrency.ConcurrencyModel;
import dev.parallax.concurrency.pool.TaskFailure;
import dev.parallax.concurrency.pool.TaskRuns;
import dev.parallax.concurrency.pool.TaskRuns.TaskRun;
import dev.parallax.concurrency.pool.Work;
import dev.parallax.concurrency.pool.WorkerFailure;
import dev.parallax.concurrency.pool.WorkerPool;
import dev.parallax.concurrency.pool.WorkloadException;
import dev.parallax.own.ChecksumCheck.Result;
import dev.parallax.workload.Parameters;
import dev.parallax.workload.UserClasses;
import dev.parallax.workload.UserCode;
import dev.parallax.workload.Workload;
import java.io.IOException;
import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether a workload does the same under every model: the checksum of every task is compared.
 *
 * @param className its class, the user's or the suite's
 * @param workers of each pool
 * @param models serial first, which the others must equal; one may stand there twice
 */
public record ChecksumCheck(
    String className, Parameters parameters, int workers, List<ConcurrencyModel> models)
    implements Question<ArrayList<Result>> {
  public ChecksumCheck {
    models = List.copyOf(models);
  }

  /**
   * What came out under one model.
   *
   * @param checksum of the whole batch
   * @param batch how long it took once the pool was open; zero if it failed
   * @param busy cores meanwhile
   * @param fault what is wrong; empty if nothing is
   */
  public record Result(
      ConcurrencyModel model, long checksum, Duration batch, BusyCores busy, String fault)
      implements Serializable {
    /** What is wrong, if anything. */
    public Optional<String> problem() {
      return fault.isEmpty() ? Optional.empty() : Optional.of(fault);
    }
  }

  /** Runs the batch once under each model. */
  @Override
  public ArrayList<Result> answer(Host host)
      throws InterruptedException, ReflectiveOperationException {
    Workload workload = host.workload(className);
    ArrayList<Result> results = new ArrayList<>();
    Optional<TaskRuns> serial = Optional.empty();
    try (Work work = Work.open(workload, parameters)) {
      for (ConcurrencyModel model : models) {
        try (WorkerPool pool = model.open(workers, work)) {
          Load load = Load.begin();
          long start = System.nanoTime();
          TaskRuns runs = pool.run();
          Duration batch = Duration.ofNanos(System.nanoTime() - start);
          BusyCores busy = load.end();
          TaskRuns expected = serial.orElse(runs);
          serial = Optional.of(expected);
          results.add(new Result(model, runs.checksum(), batch, busy, difference(expected, runs)));
        } catch (TaskFailure | WorkerFailure | WorkloadException e) {
          results.add(failed(model, workload, e));
        }
      }
    } catch (IOException | WorkloadException e) {
      results.add(failed(ConcurrencyModel.SERIAL, workload, e));
    }
    return results;
  }

  private static Result failed(ConcurrencyModel model, Workload workload, Exception e) {
    return new Result(model, 0, Duration.ZERO, BusyCores.UNKNOWN, inWords(workload, e));
  }

  private static String difference(TaskRuns expected, TaskRuns actual) {
    return actual.stream()
        .filter(run -> run.checksum() != expected.get(run.task()).checksum())
        .map((TaskRun run) ->
            "task %s comes to %x, and to %x in the first serial run"
                .formatted(run.task(), run.checksum(), expected.get(run.task()).checksum()))
        .findFirst()
        .orElse("");
  }

  /** In one line; what a user's own code threw has the line of it. */
  private static String inWords(Workload workload, Exception e) {
    String message = String.valueOf(e.getMessage());
    String type = workload.getClass().getName();
    if (!UserClasses.isUsers(workload.getClass())) {
      return message.lines().findFirst().orElse("");
    }
    return e instanceof TaskFailure failure && failure.getCause() != null
        ? "task %s threw %s".formatted(failure.task(), UserCode.describe(type, failure.getCause()))
        : UserCode.describe(type, message);
  }
}
