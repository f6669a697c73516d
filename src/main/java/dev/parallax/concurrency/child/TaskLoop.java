package dev.parallax.concurrency.child;

import dev.parallax.concurrency.child.wire.Answer;
import dev.parallax.concurrency.child.wire.Board;
import dev.parallax.concurrency.child.wire.Token;
import dev.parallax.workload.Batch;
import dev.parallax.workload.SendableBatch;
import dev.parallax.workload.Task;
import java.io.EOFException;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * What a child does most of the time: take tasks from the queue, run them, say what they came to.
 */
final class TaskLoop {
  /**
   * Who has been busy with the tasks of one token for so long gives the rest of them back, for
   * whoever is idle. An answer wakes the pool, which on two cores takes its time from a child: with
   * 200 us, uneven tasks took 27 ms where they took 22 to 27 with 500 (single batches).
   */
  static final long QUANTUM_NANOS = 500_000;

  private final int child;
  private final PoolFolder folder;
  private final Board board;
  private final FileInputStream queue;
  private final FileOutputStream answers;
  private final Failures failures;
  private final Slots slots;
  private final byte[] tokenBytes = new byte[Token.BYTES];
  private ByteBuffer results = Board.results(1);

  TaskLoop(
      int child,
      PoolFolder folder,
      Board board,
      FileInputStream queue,
      FileOutputStream answers,
      Failures failures,
      Slots slots) {
    this.child = child;
    this.folder = folder;
    this.board = board;
    this.queue = queue;
    this.answers = answers;
    this.failures = failures;
    this.slots = slots;
  }

  /** Takes tasks until a call comes, and answers it. */
  void takeUntilCalled(Batch batch) throws IOException {
    while (true) {
      Token token = take();
      if (token.isCall()) {
        answers.write(Answer.of(Answer.Kind.HERE, child).write().array());
        return;
      }
      board.writeStatus(child, token, System.nanoTime());
      if (token.count() == 1) {
        runOne(batch, token);
      } else {
        runMany(batch, token);
      }
      forgetInterrupt();
    }
  }

  /** A task that interrupts its thread must not stop the one after it. */
  private static void forgetInterrupt() {
    boolean unused = Thread.interrupted();
  }

  private Token take() throws IOException {
    int read = queue.readNBytes(tokenBytes, 0, Token.BYTES);
    if (read < Token.BYTES) {
      throw new EOFException("the pool closed the queue");
    }
    return Token.read(ByteBuffer.wrap(tokenBytes));
  }

  private void runOne(Batch batch, Token token) throws IOException {
    long start;
    long stop;
    long checksum;
    try {
      Task task = taskOf(batch, token);
      start = System.nanoTime();
      checksum = task.run();
      stop = System.nanoTime();
    } catch (Throwable e) {
      // Errors too: the pool hears of whatever a task throws, and this child stays as it is.
      failures.report(token, token.from(), e);
      return;
    }
    answers.write(Answer.result(child, token.from(), start, stop, checksum).write().array());
  }

  private Task taskOf(Batch batch, Token token) throws IOException {
    if (token.slot() == Token.NO_SLOT) {
      return batch.task(token.from());
    }
    ByteBuffer input = slots.buffer(token.slot(), token.slotBytes(), token.inputBytes());
    return ((SendableBatch) batch).taskOver(token.from(), input);
  }

  private void runMany(Batch batch, Token token) throws IOException {
    ByteBuffer room = roomFor(token.count());
    int task = token.from();
    int end = token.from() + token.count();
    long tookNanos = System.nanoTime();
    long stop = tookNanos;
    try {
      while (task < end && stop - tookNanos < QUANTUM_NANOS) {
        long start = System.nanoTime();
        long checksum = batch.task(task).run();
        stop = System.nanoTime();
        forgetInterrupt();
        room.putLong(start).putLong(stop).putLong(checksum);
        task++;
      }
    } catch (Throwable e) {
      // As in runOne. The tasks before this one are not reported: the operation has failed.
      failures.report(token, task, e);
      return;
    }
    int done = task - token.from();
    board.writeResults(token.from(), room);
    answers.write(Answer.results(child, token.from(), done, tookNanos, stop).write().array());
    if (task < end) {
      giveBack(token.rest(done));
    }
  }

  private ByteBuffer roomFor(int tasks) {
    if (results.capacity() < tasks * Board.RESULT_BYTES) {
      results = Board.results(tasks);
    }
    return results.clear();
  }

  private void giveBack(Token rest) throws IOException {
    // Opened for the moment: a child that held it all the time would never see the queue's end.
    try (FileOutputStream back = new FileOutputStream(folder.queue().toFile())) {
      back.write(rest.write().array());
    }
  }

  /**
   * Runs the whole batch so many times.
   *
   * @return whether it was run: a task that throws is answered here
   */
  boolean warmUp(Batch batch, int times) throws IOException {
    int task = 0;
    try {
      for (int i = 0; i < times; i++) {
        for (task = 0; task < batch.size(); task++) {
          long unused = batch.task(task).run();
          forgetInterrupt();
        }
      }
      return true;
    } catch (Throwable e) {
      // As in runOne.
      failures.report(task, e);
      return false;
    }
  }
}
