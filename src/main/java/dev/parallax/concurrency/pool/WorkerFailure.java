package dev.parallax.concurrency.pool;

import java.io.Serial;

/**
 * A worker that died, hung, or answered what is no answer; its pool is closed. The message names
 * the worker, what it was at, and what it last said.
 */
public final class WorkerFailure extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  public WorkerFailure(String message) {
    super(message);
  }

  public WorkerFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
