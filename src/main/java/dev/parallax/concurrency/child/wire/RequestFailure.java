package dev.parallax.concurrency.child.wire;

import java.io.Serial;

/** A request that threw in the child, which lives on; the message has the child and the stack. */
public final class RequestFailure extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  private final int task;

  /**
   * @param task which task threw, if the request was to run some
   * @param what the child and the stack
   */
  public RequestFailure(int task, String what) {
    super(what);
    this.task = task;
  }

  public int task() {
    return task;
  }

  public String what() {
    return String.valueOf(getMessage());
  }
}
