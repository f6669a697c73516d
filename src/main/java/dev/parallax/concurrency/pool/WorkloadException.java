package dev.parallax.concurrency.pool;

import dev.parallax.workload.UserClasses;
import dev.parallax.workload.UserCode;
import dev.parallax.workload.Workload;
import java.io.Serial;

/** A workload that could not do what it promises outside its tasks. */
public final class WorkloadException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * @param workload which one
   * @param message what it could not do
   */
  public WorkloadException(Workload workload, String message) {
    super("workload %s: %s".formatted(workload.name(), message));
  }

  /**
   * @param workload which one
   * @param message what it could not do
   * @param cause why
   */
  public WorkloadException(Workload workload, String message, Throwable cause) {
    super(
        "workload %s: %s: %s"
            .formatted(
                workload.name(),
                message,
                UserClasses.isUsers(workload.getClass())
                    ? UserCode.describe(workload.getClass().getName(), cause)
                    : cause),
        cause);
  }
}
