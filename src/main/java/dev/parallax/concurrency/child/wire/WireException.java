package dev.parallax.concurrency.child.wire;

import java.io.IOException;
import java.io.Serial;

/** Bytes that are not what the other side of a pipe may send. */
public final class WireException extends IOException {
  @Serial private static final long serialVersionUID = 1L;

  public WireException(String message) {
    super(message);
  }
}
