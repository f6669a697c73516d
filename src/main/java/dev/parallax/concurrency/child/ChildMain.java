package dev.parallax.concurrency.child;

import dev.parallax.concurrency.Work;
import dev.parallax.workload.Batch;
import dev.parallax.workload.Workload;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
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
  private static final int PROTOCOL_ERROR = 70;

  private final int number;
  private final FileOutputStream answers;
  private final Failures failures;
  private final Slots slots;
  private final TaskLoop tasks;
  private Batch batch = Batch.of(List.of());

  private ChildMain(
      int number, PoolFolder folder, Board board, FileInputStream queue, FileOutputStream answers) {
    this.number = number;
    this.answers = answers;
    this.failures = new Failures(number, board, answers);
    this.slots = new Slots(folder);
    this.tasks = new TaskLoop(number, folder, board, queue, answers, failures, slots);
  }

  /** Arguments: folder of the pool, number of the child, how many there are. */
  public static void main(String[] args) throws IOException {
    PoolFolder folder = PoolFolder.at(args[0]);
    int number = Integer.parseInt(args[1]);
    ParentLoss parent = new ParentLoss(folder);
    parent.start();
    int status = 0;
    try (FileOutputStream answers = new FileOutputStream(folder.answers().toFile())) {
      answers.write(Answer.hello(number, System.nanoTime()).write().array());
      try (FileInputStream channel = new FileInputStream(folder.channel(number).toFile());
          FileInputStream queue = new FileInputStream(folder.queue().toFile());
          Board board = Board.open(folder.board(), Integer.parseInt(args[2]))) {
        new ChildMain(number, folder, board, queue, answers).serve(channel);
      } catch (WireException e) {
        e.printStackTrace();
        status = PROTOCOL_ERROR;
      }
      parent.expectEnd();
      answers.write(Answer.of(Answer.Kind.BYE, number).write().array());
    }
    System.out.flush();
    parent.awaitEnd();
    // Not exit: threads that a task left behind must not keep the child alive.
    Runtime.getRuntime().halt(status);
  }

  private void serve(FileInputStream channel) throws IOException {
    try {
      while (true) {
        Optional<Request> request = Request.read(channel);
        if (request.isEmpty()) {
          // The pool has closed the channel: the usual end.
          return;
        }
        answer(request.get());
      }
    } finally {
      batch.close();
    }
  }

  private void answer(Request request) throws IOException {
    int id = request.id();
    ByteBuffer payload = request.payload();
    try {
      switch (request.kind()) {
        case OPEN -> batch = prepare(OpenMessage.read(payload));
        case WARM_UP -> {
          long unused = tasks.warmUp(batch, payload.getInt());
        }
        case FLIP ->
            Flip.inPlace(slots.buffer(payload.getInt(), payload.getInt(), payload.getInt()));
        case WORK -> {
          tasks.takeUntilCalled(batch);
          return;
        }
      }
    } catch (WireException e) {
      throw e;
    } catch (Throwable e) {
      // Whatever the workload throws, errors too, goes back to the pool; this child stays as it is.
      failures.report(id, e);
      return;
    }
    answers.write(Answer.ready(number, id).write().array());
  }

  private static Batch prepare(OpenMessage open) throws ReflectiveOperationException {
    Workload workload =
        Class.forName(open.workloadClass())
            .asSubclass(Workload.class)
            .getDeclaredConstructor()
            .newInstance();
    return Work.prepare(workload, open.parameters());
  }
}
