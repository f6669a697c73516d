package dev.parallax.workload;

import java.io.Serializable;

/**
 * Heap that a batch needs in one JVM.
 *
 * @param inputBytes what is there as long as the batch is open, shared by the threads of a JVM
 * @param taskBytes what each task in progress needs beside
 */
public record Footprint(long inputBytes, long taskBytes) implements Serializable {
  /**
   * Too little to plan for. Of a task the stack of a virtual thread, which is on the heap, and some
   * buffers: with 1 MiB a heap of 3 GiB was touched for a thousand tasks that sleep.
   */
  public static final Footprint SMALL = new Footprint(1 << 20, 1 << 17);

  /** What a JVM needs that runs so many tasks at a time. */
  public long heapBytes(int tasksInProgress) {
    return Math.addExact(inputBytes, Math.multiplyExact(taskBytes, (long) tasksInProgress));
  }
}
