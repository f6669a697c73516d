package dev.parallax.concurrency.child;

import dev.parallax.concurrency.Payload;
import dev.parallax.concurrency.Work;
import dev.parallax.jvm.ParentWatch;
import dev.parallax.workload.Batch;
import dev.parallax.workload.SendableBatch;
import dev.parallax.workload.Task;
import dev.parallax.workload.Workload;
import java.io.EOFException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;

/**
 * Main class of a child JVM: prepares the batch it is told to and runs one task at a time.
 *
 * <p>Its channel is a socket; whatever a task prints goes to the log that the pool drains, and can
 * confuse nothing. It ends when its parent closes the channel, or is gone.
 */
final class ChildMain {
  private static final int PROTOCOL_ERROR = 70;

  private final FrameChannel channel;
  private Batch batch = Batch.of(java.util.List.of());

  private ChildMain(FrameChannel channel) {
    this.channel = channel;
  }

  /** Arguments: address of the pool, number of the child, token. */
  public static void main(String[] args) throws IOException {
    ParentWatch watch = ParentWatch.start();
    int status = 0;
    try (FrameChannel channel = new FrameChannel(Endpoint.connect(args[0]))) {
      Messages.Hello hello = new Messages.Hello(Integer.parseInt(args[1]), args[2]);
      channel.send(Frame.of(FrameKind.HELLO, 0, Messages.write(hello)));
      new ChildMain(channel).serve();
    } catch (FrameException e) {
      e.printStackTrace();
      status = PROTOCOL_ERROR;
    }
    // Not exit: threads that a task left behind must not keep the child alive.
    System.out.flush();
    watch.close();
    Runtime.getRuntime().halt(status);
  }

  private void serve() throws IOException {
    try {
      while (true) {
        // The socket blocks, so there is always a frame.
        Frame request = channel.receive().orElseThrow();
        channel.send(answer(request));
      }
    } catch (EOFException e) {
      // The pool has closed the channel: the usual end.
    } finally {
      batch.close();
    }
  }

  private Frame answer(Frame request) throws FrameException {
    int id = request.id();
    ByteBuffer payload = request.payload();
    try {
      return switch (request.kind()) {
        case PING -> Frame.of(FrameKind.PONG, id, Messages.number(System.nanoTime()));
        case OPEN -> {
          batch = prepare(Messages.readOpen(payload));
          yield Frame.empty(FrameKind.READY, id);
        }
        case WARM_UP -> {
          warmUp(payload.getInt());
          yield Frame.empty(FrameKind.READY, id);
        }
        case RUN -> result(id, batch.task(payload.getInt()));
        case RUN_SENT -> {
          SendableBatch sendable = (SendableBatch) batch;
          yield result(id, sendable.taskOver(payload.getInt(), payload.slice()));
        }
        case FLIP ->
            Frame.of(FrameKind.FLIPPED, id, ByteBuffer.wrap(Payload.flip(Messages.bytes(payload))));
        case HELLO, PONG, READY, RESULT, FLIPPED, FAILED ->
            throw new FrameException("a pool does not send " + request.kind());
      };
    } catch (FrameException e) {
      throw e;
    } catch (Throwable e) {
      // Whatever a task throws, errors too, goes back to the pool; this child stays as it is.
      return Frame.of(FrameKind.FAILED, id, Messages.text(stackOf(e)));
    }
  }

  private static Batch prepare(Messages.Open open) throws ReflectiveOperationException {
    Workload workload =
        Class.forName(open.workloadClass())
            .asSubclass(Workload.class)
            .getDeclaredConstructor()
            .newInstance();
    return Work.prepare(workload, open.parameters());
  }

  private void warmUp(int batches) throws Exception {
    long unused = 0;
    for (int i = 0; i < batches; i++) {
      for (int task = 0; task < batch.size(); task++) {
        unused += batch.task(task).run();
      }
    }
  }

  private static Frame result(int id, Task task) throws Exception {
    long start = System.nanoTime();
    long checksum = task.run();
    long stop = System.nanoTime();
    return Frame.of(
        FrameKind.RESULT, id, Messages.write(new Messages.Result(start, stop, checksum)));
  }

  private static String stackOf(Throwable thrown) {
    StringWriter text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text));
    return text.toString();
  }
}
