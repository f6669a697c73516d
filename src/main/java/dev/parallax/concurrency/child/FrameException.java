package dev.parallax.concurrency.child;

import java.io.IOException;
import java.io.Serial;

/** Bytes that are not what the other side of a channel may send. */
final class FrameException extends IOException {
  @Serial private static final long serialVersionUID = 1L;

  FrameException(String message) {
    super(message);
  }
}
