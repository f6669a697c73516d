package dev.parallax.concurrency.child;

import java.nio.ByteBuffer;

/**
 * What stands in the queue that all children of a pool take from: tasks to run, or a call.
 *
 * @param batch number of the operation that the tasks belong to
 * @param from the first task
 * @param count how many tasks; none in a call
 * @param slot where the input of the task lies, or {@link #NO_SLOT}
 * @param inputBytes size of the input
 * @param slotBytes size of the slot
 */
record Token(int batch, int from, int count, int slot, int inputBytes, int slotBytes) {
  static final int BYTES = 32;
  static final int NO_SLOT = -1;
  private static final int MAGIC = 0x5041544b;

  /** Tasks that have no input of their own. */
  static Token tasks(int batch, int from, int count) {
    return new Token(batch, from, count, NO_SLOT, 0, 0);
  }

  /** Whoever takes this leaves the queue and turns to its own channel. */
  static Token call() {
    return new Token(0, 0, 0, NO_SLOT, 0, 0);
  }

  boolean isCall() {
    return count == 0;
  }

  /** The part of this that begins {@code done} tasks later. */
  Token rest(int done) {
    return new Token(batch, from + done, count - done, slot, inputBytes, slotBytes);
  }

  ByteBuffer write() {
    ByteBuffer record = ByteBuffer.allocate(BYTES);
    record.putInt(MAGIC).putInt(batch).putInt(from).putInt(count);
    record.putInt(slot).putInt(inputBytes).putInt(slotBytes);
    return Wire.seal(record);
  }

  static Token read(ByteBuffer record) throws Wire.Damage {
    Wire.check(record, MAGIC, "a token");
    int batch = record.getInt();
    int from = record.getInt();
    int count = record.getInt();
    int slot = record.getInt();
    int inputBytes = record.getInt();
    return new Token(batch, from, count, slot, inputBytes, record.getInt());
  }
}
