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
  private final Deque<Operation> last = new ArrayDeque<>();
  private int count;

  /** Keeps that many operations, the last ones. */
  OperationLog(int most) {
    this.most = most;
  }

  synchronized int nextNumber() {
    count++;
    return count;
  }

  synchronized void add(Operation operation) {
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

  /** How many operations the iteration had. */
  synchronized int count() {
    return count;
  }

  /** Those that were kept, in their order. */
  synchronized List<Operation> operations() {
    return List.copyOf(last);
  }
}
