package dev.parallax.concurrency.child.wire;

/** What a child can be asked on its own channel. */
public enum RequestKind {
  /** Prepare the batch of this workload. */
  OPEN(1),
  /** Run the whole batch so many times. */
  WARM_UP(2),
  /** Take tasks from the queue until called. */
  WORK(3),
  /** Flip the bits in a slot. */
  FLIP(4),
  /** Close the batch and end: the end of the channel alone is that of a pool that was killed. */
  END(5),
  /** Say what this JVM has allocated and collected. */
  USAGE(6);

  private static final RequestKind[] ALL = values();
  private final int code;

  RequestKind(int code) {
    this.code = code;
  }

  /** Its number on the wire. */
  int code() {
    return code;
  }

  /** The kind with this number on the wire. */
  static RequestKind of(int code) throws WireException {
    for (RequestKind kind : ALL) {
      if (kind.code == code) {
        return kind;
      }
    }
    throw new WireException("a request of unknown kind " + code);
  }
}
