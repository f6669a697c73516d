package dev.parallax.concurrency;

import dev.parallax.concurrency.pool.TaskFailure;
import dev.parallax.concurrency.pool.Work;
import dev.parallax.concurrency.pool.WorkerPool;
import dev.parallax.concurrency.pool.WorkloadException;
import dev.parallax.jvm.Closing;
import dev.parallax.workload.Batch;
import dev.parallax.workload.Parameters;
import dev.parallax.workload.Workload;
import dev.parallax.workload.Workloads;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Other works than the one that is measured, in small. A JVM that ran them by the calls by which it
 * runs its own work has compiled these calls for several types of batches and tasks: its profile is
 * no longer that of a JVM that does one thing only.
 *
 * <p>They are the works of the suite that need no other process and do not wait, and one whose
 * tasks are lambdas, as most of the users' own are: the suite's alone have two types of tasks, both
 * of which a JIT compiles into the call, and with a third it does neither. Tasks are as short as
 * they can be, since it is calls that count. {@code download} is left out: OkHttp's first request
 * takes a JVM 0.4 s, and eight child JVMs on two cores 2.5 s, more than all others together.
 */
public final class OtherWorks implements Closeable {
  /** In turns, or the first work would be the only one that calls were compiled for at first. */
  private static final int TURNS = 3;

  /**
   * Of each work in each turn. All works together come to several times the 5,000 calls after which
   * C2 compiles what runs a task, since those don't count that come while C1 is at it.
   */
  private static final int BATCHES = 80;

  /**
   * More turns. What C2 knows of a call is from the short time in which C1's code counts types, so
   * all of them have to come within it.
   */
  private static final int TURNS_OF_CHILDREN = 15;

  /** Fewer, as eight child JVMs that compile at the same time take their time. */
  private static final int BATCHES_OF_CHILDREN = 5;

  /** Tasks of a batch that only compute. */
  private static final String MANY = "30";

  /** Tasks of a batch that go through the kernel, which takes far longer. */
  private static final String FEW = "2";

  private final List<Work> works = new ArrayList<>();

  private OtherWorks() {}

  /** A work whose tasks are lambdas; public since child JVMs make it by its name. */
  public static final class Lambdas implements Workload {
    @Override
    public Batch prepare(Parameters parameters) {
      return Batch.of(parameters.tasks(), index -> index);
    }
  }

  /**
   * Starts what they need; the caller closes it.
   *
   * @param measured is left out
   * @throws WorkloadException if one can't be started
   */
  public static OtherWorks than(Workload measured) {
    Workloads suites = Workloads.available();
    OtherWorks others = new OtherWorks();
    try {
      others.add(measured, suites.named("file-write"), "1000", FEW);
      others.add(measured, suites.named("vector-add"), "1000", MANY);
      others.add(measured, suites.named("dot-product"), "10", MANY);
      others.add(measured, suites.named("cpu"), "1000", MANY);
      others.add(measured, suites.named("allocate"), "10", MANY);
      others.add(measured, suites.named("noop"), "1", MANY);
      others.add(measured, new Lambdas(), "1", MANY);
      return others;
    } catch (RuntimeException | Error e) {
      Closing.after(e, others.works);
      throw e;
    }
  }

  private void add(Workload measured, Workload other, String size, String tasks) {
    if (other.getClass() != measured.getClass()) {
      works.add(Work.open(other, Parameters.resolve(other, size, tasks, Map.of())));
    }
  }

  /** As they were started. */
  List<Work> works() {
    return List.copyOf(works);
  }

  /**
   * Runs them in this JVM, by pools of a model.
   *
   * @param workers no more than there are cores are used, as it makes no difference here
   * @throws WorkloadException if one of them fails
   */
  public void run(ConcurrencyModel model, int workers) throws InterruptedException {
    int used = Math.min(workers, Runtime.getRuntime().availableProcessors());
    for (int turn = 0; turn < TURNS; turn++) {
      for (Work work : works) {
        try (WorkerPool pool = model.open(used, work)) {
          for (int i = 0; i < BATCHES; i++) {
            var unused = pool.run();
          }
        } catch (TaskFailure e) {
          throw new WorkloadException(work.workload(), "failed before the measured work", e);
        }
      }
    }
  }

  /**
   * Has the child JVMs of a pool run them.
   *
   * @throws WorkloadException if one of them fails
   */
  public void runIn(WorkerPool pool) throws InterruptedException {
    pool.runOthers(works, TURNS_OF_CHILDREN, BATCHES_OF_CHILDREN);
  }

  @Override
  public void close() {
    try {
      Closing.all(works);
    } catch (IOException e) {
      throw new UncheckedIOException("other works could not be closed", e);
    }
  }
}
