package dev.parallax.concurrency.child;

import dev.parallax.concurrency.TaskFailure;
import dev.parallax.concurrency.TaskRuns;
import dev.parallax.concurrency.Work;
import dev.parallax.concurrency.WorkerPool;
import dev.parallax.concurrency.WorkloadException;
import dev.parallax.workload.SendableBatch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Selector;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/**
 * Child JVMs, one task at a time each; whoever is idle gets the next task.
 *
 * <p>The calling thread talks to all children itself, over sockets that don't block: a thread for
 * each child would add two wake-ups of a parked thread to every operation, 25 to 50 us each on a
 * virtual machine.
 */
public final class ProcessPool implements WorkerPool {
  private final Work work;
  private final Selector selector;
  private final List<Child> children;
  private final Conversation conversation;
  private boolean closed;

  ProcessPool(Work work, Selector selector, List<Child> children) {
    this.work = work;
    this.selector = selector;
    this.children = List.copyOf(children);
    this.conversation = new Conversation(selector, this.children);
  }

  /**
   * Starts the children, all at once, and waits until each has prepared its batch.
   *
   * @throws WorkloadException if a child could not prepare its batch; none is left
   * @throws TaskFailure if a child died over it; none is left
   * @throws InterruptedException if the calling thread is interrupted; none is left
   */
  public static WorkerPool open(int workers, Work work) throws InterruptedException {
    ProcessPool pool;
    try {
      pool = ChildStarter.start(workers, work);
    } catch (IOException e) {
      throw new UncheckedIOException("child JVMs could not be started: " + e.getMessage(), e);
    }
    try {
      pool.prepare();
    } catch (RequestFailure e) {
      pool.kill();
      throw new WorkloadException(work.workload(), e.what());
    } catch (TaskFailure | InterruptedException e) {
      pool.kill();
      throw e;
    }
    return pool;
  }

  @Override
  public int workers() {
    return children.size();
  }

  private void prepare() throws RequestFailure, InterruptedException {
    long[] asked = new long[children.size()];
    talk(
        oneForEach(child -> {
          asked[child.number()] = System.nanoTime();
          return Frame.empty(FrameKind.PING, child.number());
        }),
        (child, answer) ->
            child.setClock(answer.payload().getLong(), asked[child.number()], System.nanoTime()));
    Messages.Open open =
        new Messages.Open(work.workload().getClass().getName(), work.parameters().forChild());
    talk(
        oneForEach(child -> Frame.of(FrameKind.OPEN, child.number(), Messages.write(open))),
        (child, answer) -> {});
  }

  @Override
  public TaskRuns run() throws InterruptedException {
    TaskRuns runs = new TaskRuns(work.tasks());
    AtomicInteger next = new AtomicInteger();
    boolean sent = isSent();
    talkOfTasks(
        child -> {
          int task = next.getAndIncrement();
          return task < work.tasks() ? Optional.of(requestFor(task, sent)) : Optional.empty();
        },
        (child, answer) -> {
          Messages.Result result = Messages.readResult(answer.payload());
          runs.record(
              answer.id(),
              child.number(),
              child.onOurClock(result.startNanos()),
              child.onOurClock(result.stopNanos()),
              result.checksum());
        });
    return runs;
  }

  private boolean isSent() {
    return work.parameters().isInputSent() && work.batch() instanceof SendableBatch;
  }

  private Frame requestFor(int task, boolean sent) {
    if (!sent) {
      return Frame.of(FrameKind.RUN, task, Messages.number(task));
    }
    SendableBatch batch = (SendableBatch) work.batch();
    ByteBuffer payload = ByteBuffer.allocate(Integer.BYTES + batch.inputBytes(task));
    payload.putInt(task);
    batch.writeInput(task, payload);
    return Frame.of(FrameKind.RUN_SENT, task, payload.flip());
  }

  @Override
  public void warmUp(int batches) throws InterruptedException {
    if (isSent()) {
      // A child has no input of its own to run a batch over; it is sent what it needs as always.
      WorkerPool.super.warmUp(batches * children.size());
      return;
    }
    talkOfTasks(
        oneForEach(child -> Frame.of(FrameKind.WARM_UP, child.number(), Messages.number(batches))),
        (child, answer) -> {});
  }

  @Override
  public byte[] transfer(byte[] payload) throws InterruptedException {
    AtomicInteger sent = new AtomicInteger();
    AtomicReference<byte[]> flipped = new AtomicReference<>(new byte[0]);
    talkOfTasks(
        child ->
            sent.getAndIncrement() == 0
                ? Optional.of(Frame.of(FrameKind.FLIP, 0, ByteBuffer.wrap(payload)))
                : Optional.empty(),
        (child, answer) -> flipped.set(Messages.bytes(answer.payload())));
    return flipped.get();
  }

  /** One request to every child. */
  private Conversation.Requests oneForEach(Function<Child, Frame> request) {
    boolean[] asked = new boolean[children.size()];
    return child -> {
      if (asked[child.number()]) {
        return Optional.empty();
      }
      asked[child.number()] = true;
      return Optional.of(request.apply(child));
    };
  }

  private void talkOfTasks(Conversation.Requests requests, Conversation.Answers answers)
      throws InterruptedException {
    try {
      talk(requests, answers);
    } catch (RequestFailure e) {
      throw new TaskFailure(e.request(), e.what(), e);
    }
  }

  private void talk(Conversation.Requests requests, Conversation.Answers answers)
      throws RequestFailure, InterruptedException {
    if (closed) {
      throw new IllegalStateException("the pool is closed");
    }
    boolean healthy = false;
    try {
      conversation.hold(requests, answers);
      healthy = true;
    } catch (RequestFailure e) {
      // The child caught it and is as good as before.
      healthy = true;
      throw e;
    } finally {
      if (!healthy) {
        kill();
      }
    }
  }

  private void kill() {
    children.forEach(Child::kill);
    close();
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    // Channels first, so that all children end at the same time and not one after the other.
    children.forEach(Child::hangUp);
    children.forEach(Child::close);
    try {
      selector.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
