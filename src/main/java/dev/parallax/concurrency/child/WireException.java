package dev.parallax.concurrency.child;

import java.io.IOException;
import java.io.Serial;

/** Bytes that are not what the other side of a pipe may send. */
final class WireException extends IOException {
  @Serial private static final long serialVersionUID = 1L;

  WireException(String message) {
    super(message);
  }
}
