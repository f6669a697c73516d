package dev.parallax.measure;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * The last operations of an iteration: the pools of a trial write it, the profiler reads it.
 *
 * <p>What is kept is what a pool returned anyway, so an operation costs two readings of the clock
 * and a place in a queue more; nothing is copied or written before the iteration is over.
 */
final class OperationLog {
  private final int most;
  private final boolean everyOther;
  private final Deque<Operation> last = new ArrayDeque<>();
  private boolean takesNext;
  private int count;

  private OperationLog(int most, boolean everyOther, boolean takesNext) {
    this.most = most;
    this.everyOther = everyOther;
    this.takesNext = takesNext;
  }

  /** Takes all operations and keeps the last of them. */
  static OperationLog ofAll(int most) {
    return new OperationLog(most, false, true);
  }

  /** Takes every other operation and keeps the last of them. */
  static OperationLog ofEveryOther(int most, boolean takesFirst) {
    return new OperationLog(most, true, takesFirst);
  }

  /** Whether the next operation is to be logged; otherwise the pool reports it by {@link #pass}. */
  synchronized boolean takesNext() {
    return takesNext;
  }

  /** An operation was not logged. */
  synchronized void pass() {
    takesNext = true;
  }

  synchronized int nextNumber() {
    count++;
    return count;
  }

  synchronized void add(Operation operation) {
    takesNext = !everyOther;
    last.addLast(operation);
    if (last.size() > most) {
      last.removeFirst();
    }
  }

  /** Puts the last operation, about which more is known now, into its place. */
  synchronized void replaceLast(Operation operation) {
    if (!last.isEmpty() && last.getLast().number() == operation.number()) {
      last.removeLast();
      last.addLast(operation);
    }
  }

  /** How many operations were logged, kept or not. */
  synchronized int count() {
    return count;
  }

  /** Those that were kept, in their order. */
  synchronized List<Operation> operations() {
    return List.copyOf(last);
  }
}
