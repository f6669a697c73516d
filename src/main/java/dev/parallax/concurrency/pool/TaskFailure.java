package dev.parallax.concurrency.pool;

import java.io.Serial;

/** A task that threw, or that could not be run to its end; it fails the whole operation. */
public final class TaskFailure extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  private final int task;

  /**
   * @param message what happened, with the worker's name
   * @param cause what the task threw
   */
  public TaskFailure(int task, String message, Throwable cause) {
    super("task %s: %s".formatted(task, message), cause);
    this.task = task;
  }

  /** The same of a task whose throwable stayed in another JVM. */
  public TaskFailure(int task, String message) {
    super("task %s: %s".formatted(task, message));
    this.task = task;
  }

  /** Index of the task. */
  public int task() {
    return task;
  }
}
