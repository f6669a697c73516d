package dev.parallax.concurrency.pool;

import dev.parallax.workload.Batch;
import dev.parallax.workload.Parameters;
import dev.parallax.workload.SendableBatch;
import dev.parallax.workload.Service;
import dev.parallax.workload.Workload;
import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/**
 * A workload with the parameters of one trial: the service its workers share, and, once somebody
 * asks for it, the batch prepared in this JVM.
 *
 * <p>The batch is made late because child JVMs prepare their own; this JVM would hold a second set
 * of arrays for nothing. Not for use by several threads at a time.
 */
public final class Work implements Closeable {
  private final Workload workload;
  private final Service service;
  private Optional<Batch> batch = Optional.empty();

  private Work(Workload workload, Service service) {
    this.workload = workload;
    this.service = service;
  }

  /**
   * Starts the service that the workload needs, if any.
   *
   * @throws WorkloadException if it can't be started
   */
  public static Work open(Workload workload, Parameters parameters) {
    try {
      return new Work(workload, workload.startService(parameters));
    } catch (Exception | LinkageError | AssertionError e) {
      // The user's own code may throw anything here; it is named as the workload's.
      throw new WorkloadException(workload, "could not start its service", e);
    }
  }

  /**
   * The same with a service that runs already, and that somebody else closes.
   *
   * @param parameters those of the service, with what a worker needs in order to reach it
   */
  public static Work joining(Workload workload, Parameters parameters) {
    return new Work(workload, Service.none(parameters));
  }

  /** The kind of work. */
  public Workload workload() {
    return workload;
  }

  /** The parameters as workers need them: with the service's address, if there is one. */
  public Parameters parameters() {
    return service.parameters();
  }

  /** Number of tasks in the batch. */
  public int tasks() {
    return service.parameters().tasks();
  }

  /**
   * The batch in this JVM, prepared at the first call.
   *
   * @throws WorkloadException if it can't be prepared
   */
  public Batch batch() {
    if (batch.isEmpty()) {
      batch = Optional.of(prepare(workload, parameters()));
    }
    return batch.get();
  }

  /**
   * The batch whose tasks workers in other JVMs are sent the input of; empty if they make it.
   *
   * @throws WorkloadException if it is to be sent and can't be
   */
  public Optional<SendableBatch> sent() {
    if (!parameters().isInputSent()) {
      return Optional.empty();
    }
    if (batch() instanceof SendableBatch sendable) {
      return Optional.of(sendable);
    }
    // Else workers would make their input although they were to be sent it.
    throw new WorkloadException(
        workload,
        "input=sent needs a batch that is a SendableBatch, and this one is a "
            + batch().getClass().getName());
  }

  /**
   * Prepares a batch and makes sure that it has the tasks it was asked for.
   *
   * @throws WorkloadException if it can't be prepared
   */
  public static Batch prepare(Workload workload, Parameters parameters) {
    Batch made;
    try {
      made = workload.prepare(parameters);
    } catch (Exception | LinkageError | AssertionError e) {
      // The user's own code may throw anything here, and a class may be missing; it is named as the
      // workload's.
      throw new WorkloadException(workload, "could not prepare its batch", e);
    }
    if (made == null) { // a user's may be: nothing checks it
      throw new WorkloadException(workload, "prepare() returned null");
    }
    if (made.size() != parameters.tasks()) {
      throw new WorkloadException(
          workload,
          "made %s tasks where %s were asked for".formatted(made.size(), parameters.tasks()));
    }
    return made;
  }

  @Override
  public void close() throws IOException {
    try {
      if (batch.isPresent()) {
        batch.get().close();
      }
    } finally {
      service.close();
    }
  }
}
