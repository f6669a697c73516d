package dev.parallax.concurrency.child;

import dev.parallax.jvm.JvmUsage;
import java.nio.ByteBuffer;
import java.util.OptionalLong;

/**
 * What a child says, or what is said about it, to its pool.
 *
 * @param child number of the child
 * @param from the task, or the first of several
 * @param count how many tasks; before a task that failed, how many of the same token were run
 * @param textBytes length of the text that lies on the board
 * @param startNanos start of the task, or of the first of several, on the child's clock
 * @param stopNanos stop of the task, or of the last of several
 * @param checksum what the task returned
 */
record Answer(
    Kind kind,
    int child,
    int from,
    int count,
    int textBytes,
    long startNanos,
    long stopNanos,
    long checksum) {
  static final int BYTES = 64;
  private static final int MAGIC = 0x50415258;
  private static final long UNKNOWN = -1;

  /** What an answer is. */
  enum Kind {
    /** It runs; {@code startNanos} is its clock. */
    HELLO(1),
    /** It has done what it was asked on its own channel. */
    READY(2),
    /** It has left the queue and listens to its own channel. */
    HERE(3),
    /** It has run one task. */
    RESULT(4),
    /** It has run several tasks, whose results lie on the board. */
    RESULTS(5),
    /** A task or a request threw; the first such text of a batch lies on the board. */
    FAILED(6),
    /** It has closed its batch and ends. */
    BYE(7),
    /** The pool's own word: the child's process is gone. */
    DIED(8),
    /** The pool's own word: time to look at the clock. */
    TICK(9),
    /** What this JVM has used: bytes and milliseconds in the place of times. */
    USED(10);

    private static final Kind[] ALL = values();

    private final int code;

    Kind(int code) {
      this.code = code;
    }

    private static Kind of(int code) throws Wire.Damage {
      for (Kind kind : ALL) {
        if (kind.code == code) {
          return kind;
        }
      }
      throw new Wire.Damage("an answer of unknown kind " + code);
    }
  }

  /** An answer that is nothing but its kind. */
  static Answer of(Kind kind, int child) {
    return new Answer(kind, child, 0, 0, 0, 0, 0, 0);
  }

  static Answer hello(int child, long clockNanos) {
    return new Answer(Kind.HELLO, child, 0, 0, 0, clockNanos, 0, 0);
  }

  static Answer result(int child, int task, long startNanos, long stopNanos, long checksum) {
    return new Answer(Kind.RESULT, child, task, 1, 0, startNanos, stopNanos, checksum);
  }

  static Answer results(int child, int from, int count, long startNanos, long stopNanos) {
    return new Answer(Kind.RESULTS, child, from, count, 0, startNanos, stopNanos, 0);
  }

  static Answer failed(int child, int from, int before, int textBytes) {
    return new Answer(Kind.FAILED, child, from, before, textBytes, 0, 0, 0);
  }

  static Answer used(int child, JvmUsage usage) {
    long bytes = usage.allocatedBytes().orElse(UNKNOWN);
    return new Answer(
        Kind.USED, child, 0, 0, 0, bytes, usage.collectionMillis(), usage.idleHeapBytes());
  }

  /** What a {@link Kind#USED} says. */
  JvmUsage usage() {
    OptionalLong bytes = startNanos < 0 ? OptionalLong.empty() : OptionalLong.of(startNanos);
    return new JvmUsage(bytes, stopNanos, checksum);
  }

  /** The first task of the token that this answers. */
  int tokenFrom() {
    return kind == Kind.FAILED ? from - count : from;
  }

  ByteBuffer write() {
    ByteBuffer record = ByteBuffer.allocate(BYTES);
    record.putInt(MAGIC).putInt(child).putInt(kind.code);
    record.putInt(from).putInt(count).putInt(textBytes);
    record.putLong(startNanos).putLong(stopNanos).putLong(checksum);
    return Wire.seal(record);
  }

  /** The number of the child in what may be a damaged answer; says nothing if that is no number. */
  static int childIn(ByteBuffer record) {
    return record.getInt(0) == MAGIC ? record.getInt(Integer.BYTES) : -1;
  }

  static Answer read(ByteBuffer record) throws Wire.Damage {
    Wire.check(record, MAGIC, "an answer");
    int child = record.getInt();
    Kind kind = Kind.of(record.getInt());
    int from = record.getInt();
    int count = record.getInt();
    int textBytes = record.getInt();
    long startNanos = record.getLong();
    long stopNanos = record.getLong();
    return new Answer(kind, child, from, count, textBytes, startNanos, stopNanos, record.getLong());
  }
}
