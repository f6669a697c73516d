package dev.parallax.concurrency.child;

import java.util.Optional;

/** What a frame is. */
enum FrameKind {
  /** Child: its number and the pool's token. The first frame on a connection. */
  HELLO(1),
  /** Pool: what time is it? */
  PING(2),
  /** Child: its {@code nanoTime}. */
  PONG(3),
  /** Pool: the workload and its parameters. */
  OPEN(4),
  /** Child: the batch is prepared. */
  READY(5),
  /** Pool: run the whole batch so many times, to warm up. */
  WARM_UP(6),
  /** Pool: run this task. */
  RUN(7),
  /** Pool: run this task over the input that follows. */
  RUN_SENT(8),
  /** Child: start, stop and checksum of the task run. */
  RESULT(9),
  /** Pool: bytes to flip. */
  FLIP(10),
  /** Child: the flipped bytes. */
  FLIPPED(11),
  /** Child: the request threw; the stack as text. */
  FAILED(12);

  private final byte code;

  FrameKind(int code) {
    this.code = (byte) code;
  }

  /** Its number on the wire. */
  byte code() {
    return code;
  }

  /** The kind with this number on the wire, if there is one. */
  static Optional<FrameKind> of(byte code) {
    for (FrameKind kind : values()) {
      if (kind.code == code) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }
}
