package dev.parallax.concurrency.pool;

import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Numbers from 0 that are lent out, the last one that came back first: so there are never more of
 * them in use than were needed at a time, and the highest says how many that were.
 *
 * <p>A stack of numbers, the upper half of whose head counts the changes, so that a head that has
 * gone and come back is not mistaken for one that has stayed. It takes two changes of one word for
 * each task, however many tasks are in progress; a search for a free number, which is quick among
 * few workers, would be long among thousands.
 */
final class FreeNumbers {
  private static final long LOW = 0xffff_ffffL;

  /** By number, the one below it in the stack; their count if there is none. */
  private final AtomicIntegerArray below;

  private final AtomicLong head = new AtomicLong();

  /** All numbers below a count. */
  FreeNumbers(int count) {
    this.below = new AtomicIntegerArray(count);
    for (int number = 0; number < count; number++) {
      below.set(number, number + 1);
    }
  }

  /**
   * Takes a number. Where none is free, a task of the batch before is still on its way out, behind
   * its last word: one is about to be.
   */
  int take() {
    while (true) {
      long seen = head.get();
      int number = (int) (seen & LOW);
      if (number == below.length()) {
        Thread.onSpinWait();
      } else if (head.compareAndSet(seen, next(seen, below.get(number)))) {
        return number;
      }
    }
  }

  void giveBack(int number) {
    while (true) {
      long seen = head.get();
      below.set(number, (int) (seen & LOW));
      if (head.compareAndSet(seen, next(seen, number))) {
        return;
      }
    }
  }

  private static long next(long seen, int number) {
    return (seen & ~LOW) + LOW + 1 | number;
  }
}
