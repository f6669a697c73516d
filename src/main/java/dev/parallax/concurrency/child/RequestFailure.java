package dev.parallax.concurrency.child;

import java.io.Serial;

/** A request that threw in the child, which lives on; the message has the child and the stack. */
final class RequestFailure extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  RequestFailure(String what) {
    super(what);
  }

  String what() {
    return String.valueOf(getMessage());
  }
}
