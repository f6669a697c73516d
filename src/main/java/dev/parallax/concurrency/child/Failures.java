package dev.parallax.concurrency.child;

import dev.parallax.concurrency.child.wire.Answer;
import dev.parallax.concurrency.child.wire.Board;
import dev.parallax.concurrency.child.wire.Token;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;

/** How a child tells its pool what was thrown. */
final class Failures {
  private final int child;
  private final Board board;
  private final FileOutputStream answers;
  private int batchOfText = -1;

  Failures(int child, Board board, FileOutputStream answers) {
    this.child = child;
    this.board = board;
    this.answers = answers;
  }

  /** Answers a request that threw, or a task of one. */
  void report(int requestOrTask, Throwable thrown) throws IOException {
    write(requestOrTask, 0, thrown);
  }

  /**
   * Answers tasks one of which threw. Only the first text of a batch is written: the pool reads it
   * when it comes to the answer, and a second one must not be there by then.
   */
  void report(Token token, int task, Throwable thrown) throws IOException {
    if (token.batch() == batchOfText) {
      answers.write(Answer.failed(child, task, task - token.from(), 0).write().array());
    } else {
      batchOfText = token.batch();
      write(task, task - token.from(), thrown);
    }
  }

  private void write(int from, int before, Throwable thrown) throws IOException {
    int length = board.writeText(child, stackOf(thrown));
    answers.write(Answer.failed(child, from, before, length).write().array());
  }

  private static String stackOf(Throwable thrown) {
    try {
      StringWriter text = new StringWriter();
      thrown.printStackTrace(new PrintWriter(text));
      return text.toString();
    } catch (Throwable e) {
      // No room for the stack's text, or a message that throws when it is made; the name at least.
      return thrown.getClass().getName();
    }
  }
}
