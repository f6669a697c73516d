package dev.parallax.concurrency.child;

import dev.parallax.concurrency.pool.Payload;
import dev.parallax.concurrency.pool.TaskEvents;
import dev.parallax.jvm.HeapTouch;
import dev.parallax.jvm.JvmUsage;
import dev.parallax.jvm.OomScore;
import dev.parallax.jvm.ParentWatch;
import dev.parallax.workload.Batch;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Main class of a child JVM: does what its pool asks on the child's own channel, and takes tasks
 * from the queue in between.
 *
 * <p>Whatever a task prints goes to the log that the pool drains, and can confuse nothing.
 *
 * <p>What runs before the first result is written for a JVM that interprets it: no lambdas, no
 * {@code java.nio} channels, no formatted strings, no random numbers.
 */
final class ChildMain {
  /**
   * Exit code of a child that can't continue; the last line that it prints says what it could not
   * do.
   */
  private static final int FAILED = 70;

  /** Made before there is a need: these last words must not take any memory. */
  private static final byte[] NO_MEMORY =
      "java.lang.OutOfMemoryError, and no memory left to say where\n"
          .getBytes(StandardCharsets.US_ASCII);

  private static final FileOutputStream LOG = new FileOutputStream(FileDescriptor.err);

  private static final Batch NOTHING = Batch.of(List.of());

  private final int number;
  private final FileOutputStream answers;
  private final SharedMemory.Slots slots;
  private final TaskLoop tasks;
  private Batch batch = NOTHING;

  private ChildMain(
      int number, PoolFolder folder, Board board, FileInputStream queue, FileOutputStream answers) {
    this.number = number;
    this.answers = answers;
    this.slots = new SharedMemory.Slots(folder);
    this.tasks = new TaskLoop(number, folder, board, queue, answers, slots);
  }

  /** Arguments: folder of the pool, number of the child, how many there are. */
  public static void main(String[] args) {
    PoolFolder folder = PoolFolder.at(args[0]);
    int number = Integer.parseInt(args[1]);
    ParentWatch parent = ParentWatch.startInChild(folder);
    OomScore.raise(OomScore.OF_CHILD);
    try {
      serve(folder, number, Integer.parseInt(args[2]), parent);
    } catch (Wire.Damage e) {
      endWith(e);
    } catch (IOException e) {
      // A pool that was killed shows so at any of its pipes; who watches for that clears up.
      parent.awaitEnd();
      endWith(e);
    } catch (Throwable e) {
      endWith(e);
    }
  }

  /** Tells of an error, for which there may be no memory left, and ends. */
  private static void endWith(Throwable error) {
    try {
      error.printStackTrace();
    } catch (OutOfMemoryError e) {
      sayThatMemoryIsOut();
    } finally {
      // Not by the end of this thread: others that a task left behind would keep the child alive.
      Runtime.getRuntime().halt(FAILED);
    }
  }

  private static void sayThatMemoryIsOut() {
    try {
      LOG.write(NO_MEMORY);
    } catch (IOException e) {
      // Nobody listens; the exit code remains.
    }
  }

  private static void serve(PoolFolder folder, int number, int children, ParentWatch parent)
      throws IOException {
    try (FileOutputStream answers = new FileOutputStream(folder.answers().toFile())) {
      answers.write(Answer.hello(number, System.nanoTime()).write().array());
      try (FileInputStream channel = new FileInputStream(folder.channel(number).toFile());
          FileInputStream queue = new FileInputStream(folder.queue().toFile());
          Board board = Board.open(folder.board(), children)) {
        new ChildMain(number, folder, board, queue, answers).serve(channel);
      }
      parent.expectEnd();
      answers.write(Answer.of(Answer.Kind.BYE, number).write().array());
    }
    System.out.flush();
    parent.awaitEnd();
    if (TaskEvents.isRecordedChild()) {
      // A flight recording is written on exit.
      System.exit(0);
    }
    // Not exit: threads that a task left behind must not keep the child alive.
    Runtime.getRuntime().halt(0);
  }

  private void serve(FileInputStream channel) throws IOException {
    while (true) {
      Optional<Request> request = Request.read(channel);
      if (request.isEmpty()) {
        throw new EOFException("the pool was killed");
      }
      switch (request.get().kind()) {
        case END -> {
          closeBatch();
          return;
        }
        case WORK -> tasks.takeUntilCalled(batch);
        default -> answer(request.get());
      }
    }
  }

  private void closeBatch() {
    Batch done = batch;
    batch = NOTHING;
    try {
      done.close();
    } catch (IOException e) {
      // The workload's, and no sign that the pool is gone.
      throw new UncheckedIOException(e);
    }
  }

  private void answer(Request request) throws IOException {
    ByteBuffer payload = request.payload();
    try {
      switch (request.kind()) {
        case OPEN -> {
          closeBatch();
          batch = Request.opening(payload).prepare();
        }
        case WARM_UP -> {
          if (!tasks.warmUp(batch, payload.getInt())) {
            return;
          }
        }
        case CLEAR -> {
          closeBatch();
          HeapTouch.startAnew();
        }
        case FLIP ->
            Payload.flipInPlace(slots.buffer(payload.getInt(), payload.getInt(), payload.getInt()));
        case USAGE -> {
          // Not before it is asked for: the management beans cost a fresh JVM its start.
          answers.write(Answer.used(number, JvmUsage.now()).write().array());
          return;
        }
        case WORK, END -> throw new IllegalStateException("served before");
      }
    } catch (Wire.Damage e) {
      throw e;
    } catch (Throwable e) {
      // Whatever the workload throws, errors too, goes back to the pool; this child stays as it is.
      tasks.report(0, e);
      return;
    }
    answers.write(Answer.of(Answer.Kind.READY, number).write().array());
  }
}
