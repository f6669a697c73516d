package dev.parallax.concurrency.child;

import dev.parallax.concurrency.pool.Pace;
import dev.parallax.concurrency.pool.TaskEvents;
import dev.parallax.concurrency.pool.Thrown;
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
  private final int child;
  private final PoolFolder folder;
  private final Board board;
  private final FileInputStream queue;
  private final FileOutputStream answers;
  private final SharedMemory.Slots slots;
  private final boolean recorded = TaskEvents.isRecordedChild();
  private final byte[] tokenBytes = new byte[Token.BYTES];
  private ByteBuffer results = Board.results(1);
  private int batchOfText = -1;

  TaskLoop(
      int child,
      PoolFolder folder,
      Board board,
      FileInputStream queue,
      FileOutputStream answers,
      SharedMemory.Slots slots) {
    this.child = child;
    this.folder = folder;
    this.board = board;
    this.queue = queue;
    this.answers = answers;
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
      checksum = run(task);
      stop = System.nanoTime();
    } catch (Throwable e) {
      // Errors too: the pool hears of whatever a task throws, and this child stays as it is.
      reportFailed(token, token.from(), e);
      return;
    }
    answers.write(Answer.result(child, token.from(), start, stop, checksum).write().array());
  }

  private Task taskOf(Batch batch, Token token) throws IOException {
    if (token.slot() == Token.NO_SLOT) {
      return task(batch, token.from());
    }
    ByteBuffer input = slots.buffer(token.slot(), token.slotBytes(), token.inputBytes());
    Task task = ((SendableBatch) batch).taskOver(token.from(), input);
    return recorded ? TaskEvents.watched(task, token.from(), child) : task;
  }

  private Task task(Batch batch, int index) {
    Task task = batch.task(index);
    return recorded ? TaskEvents.watched(task, index, child) : task;
  }

  /** The one call of all tasks, so that what is known of it holds for those that are measured. */
  private static long run(Task task) throws Exception {
    return task.run();
  }

  private void runMany(Batch batch, Token token) throws IOException {
    ByteBuffer room = roomFor(token.count());
    int task = token.from();
    int end = token.from() + token.count();
    long tookNanos = System.nanoTime();
    long stop = tookNanos;
    try {
      while (task < end && stop - tookNanos < Pace.QUANTUM_NANOS) {
        long start = System.nanoTime();
        long checksum = run(task(batch, task));
        stop = System.nanoTime();
        forgetInterrupt();
        room.putLong(start).putLong(stop).putLong(checksum);
        task++;
      }
    } catch (Throwable e) {
      // As in runOne. The tasks before this one are not reported: the operation has failed.
      reportFailed(token, task, e);
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
   * Runs the whole batch N times.
   *
   * @return whether it was run: a task that throws is answered here
   */
  boolean warmUp(Batch batch, int times) throws IOException {
    int task = 0;
    try {
      for (int i = 0; i < times; i++) {
        for (task = 0; task < batch.size(); task++) {
          long unused = run(task(batch, task));
          forgetInterrupt();
        }
      }
      return true;
    } catch (Throwable e) {
      // As in runOne.
      report(task, e);
      return false;
    }
  }

  /**
   * Answers tasks one of which threw. Only the first text of a batch is written: the pool reads it
   * when it comes to the answer, and a second one must not be there by then.
   */
  private void reportFailed(Token token, int task, Throwable thrown) throws IOException {
    int before = task - token.from();
    if (token.batch() == batchOfText) {
      answers.write(Answer.failed(child, task, before, 0).write().array());
    } else {
      batchOfText = token.batch();
      report(task, before, thrown);
    }
  }

  /** Answers a request that threw, or a task of one. */
  void report(int task, Throwable thrown) throws IOException {
    report(task, 0, thrown);
  }

  private void report(int task, int before, Throwable thrown) throws IOException {
    int length = board.writeText(child, Thrown.text(thrown));
    answers.write(Answer.failed(child, task, before, length).write().array());
  }
}
