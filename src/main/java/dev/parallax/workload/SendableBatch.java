package dev.parallax.workload;

import java.nio.ByteBuffer;

/**
 * A batch whose tasks can be sent their input, as a program would that has the data in one process
 * and wants the work done in another.
 *
 * <p>A thread gets its input by reference; only a child JVM is sent it, and only when the setting
 * {@code input=sent} asks for it. The child prepares the same workload with {@link
 * Parameters#inChild()} true and needs to make no input then.
 */
public interface SendableBatch extends Batch {
  /** Size of the input of one task. */
  int inputBytes(int index);

  /** Writes the input of one task into {@code target}, which has room for it. */
  void writeInput(int index, ByteBuffer target);

  /**
   * The same task as {@link #task(int)}, over input that was sent.
   *
   * @param input what {@link #writeInput} wrote; valid until the task has ended
   */
  Task taskOver(int index, ByteBuffer input);
}
