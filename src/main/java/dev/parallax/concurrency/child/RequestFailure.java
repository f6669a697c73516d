package dev.parallax.concurrency.child;

import java.io.Serial;

/** A request that threw in the child, which lives on. */
final class RequestFailure extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  private final int request;
  private final String what;

  RequestFailure(int request, String what) {
    super(what);
    this.request = request;
    this.what = what;
  }

  /** What the child threw, with its stack. */
  String what() {
    return what;
  }

  int request() {
    return request;
  }
}
