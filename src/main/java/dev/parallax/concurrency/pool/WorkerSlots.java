package dev.parallax.concurrency.pool;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * A semaphore whose permits have numbers, so that a task run can say which worker ran it.
 *
 * <p>Whoever holds a permit finds a free number by looking from the first on: there are never fewer
 * free numbers than permits out, and with as few workers as there are in practice the search ends
 * after a few steps. (A queue of free numbers costs an allocation for each task.)
 */
final class WorkerSlots {
  private static final int FREE = 0;
  private static final int TAKEN = 1;

  private final Semaphore permits;
  private final AtomicIntegerArray slots;

  WorkerSlots(int workers) {
    this.permits = new Semaphore(workers);
    this.slots = new AtomicIntegerArray(workers);
  }

  /** Waits for a permit and returns its number. */
  int acquire() throws InterruptedException {
    permits.acquire();
    int slot = 0;
    while (!slots.compareAndSet(slot, FREE, TAKEN)) {
      slot = (slot + 1) % slots.length();
    }
    return slot;
  }

  void release(int slot) {
    slots.set(slot, FREE);
    permits.release();
  }
}
