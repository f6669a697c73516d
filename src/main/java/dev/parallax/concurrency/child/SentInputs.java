package dev.parallax.concurrency.child;

import dev.parallax.jvm.Closing;
import dev.parallax.workload.SendableBatch;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Inputs on their way to children: each in a slot of shared memory, written there by the pool and
 * read there by whichever child takes the task.
 *
 * <p>One slot more than children, so that the next input is ready when a child has done with its
 * own. What is written before a token is put into the queue is seen by who takes the token: both go
 * through the kernel.
 */
final class SentInputs implements Closeable {
  private final SendableBatch batch;
  private final List<SharedMemory> slots;
  private final Deque<Integer> free = new ArrayDeque<>();
  private final Map<Integer, Integer> slotOfTask = new HashMap<>();

  private SentInputs(SendableBatch batch, List<SharedMemory> slots) {
    this.batch = batch;
    this.slots = slots;
    for (int slot = 0; slot < slots.size(); slot++) {
      free.add(slot);
    }
  }

  /** Makes the slots, each as large as the largest input. */
  static SentInputs open(SendableBatch batch, PoolFolder folder, int children) throws IOException {
    int bytes = 1;
    for (int task = 0; task < batch.size(); task++) {
      bytes = Math.max(bytes, batch.inputBytes(task));
    }
    List<SharedMemory> slots = new ArrayList<>();
    try {
      for (int slot = 0; slot < Math.min(children + 1, batch.size()); slot++) {
        slots.add(SharedMemory.create(folder.slot(slot, bytes), bytes));
      }
      return new SentInputs(batch, slots);
    } catch (IOException | RuntimeException | Error e) {
      Closing.after(e, slots);
      throw e;
    }
  }

  boolean hasRoom() {
    return !free.isEmpty();
  }

  /** Writes the input of a task into a free slot. */
  Token write(int operation, int task) {
    int slot = free.remove();
    slotOfTask.put(task, slot);
    SharedMemory memory = slots.get(slot);
    int bytes = batch.inputBytes(task);
    ByteBuffer target = memory.buffer(bytes);
    batch.writeInput(task, target);
    return new Token(operation, task, 1, slot, bytes, memory.bytes());
  }

  /** Nobody needs the input of this task any more. */
  void isDone(int task) {
    Integer slot = slotOfTask.remove(task);
    if (slot != null) {
      free.add(slot);
    }
  }

  @Override
  public void close() throws IOException {
    Closing.all(slots);
  }
}
