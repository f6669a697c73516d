package dev.parallax.concurrency.child;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * What each child of a pool is at, and when anything was last heard of any.
 *
 * <p>Of several children each writes on the board what it has taken from the queue. An only child
 * takes tokens in the order in which they were put there, so that the oldest one without an answer
 * is the one that it is at.
 */
final class Progress {
  private final Board board;
  private final boolean onlyChild;
  private final Deque<Token> queue = new ArrayDeque<>();
  private int batch;
  private long lastNanos = System.nanoTime();

  Progress(Board board, int children) {
    this.board = board;
    this.onlyChild = children == 1;
  }

  /** A new operation begins; returns its number. */
  int beginBatch() {
    queue.clear();
    return ++batch;
  }

  /** These tokens have been put into the queue, by the pool or by a child. */
  void queued(List<Token> tokens) {
    if (onlyChild) {
      queue.addAll(tokens);
    }
    lastNanos = System.nanoTime();
  }

  /** An answer has come. */
  void answered(Child child, Answer answer) {
    lastNanos = System.nanoTime();
    child.answered(answer.tokenFrom());
    queue.poll();
  }

  long lastNanos() {
    return lastNanos;
  }

  /** What a child has taken and not answered yet. */
  Optional<Board.Status> of(Child child) {
    if (onlyChild) {
      return Optional.ofNullable(queue.peek())
          .map(token -> new Board.Status(batch, token.from(), token.count(), lastNanos));
    }
    try {
      Board.Status status = board.readStatus(child.number);
      boolean current = status.batch() == batch && status.count() > 0;
      return current && status.from() != child.answeredFrom()
          ? Optional.of(status)
          : Optional.empty();
    } catch (IOException e) {
      // The failure that is being put into words matters more than where exactly it happened.
      return Optional.empty();
    }
  }
}
