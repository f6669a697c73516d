package dev.parallax.concurrency.child;

import dev.parallax.concurrency.pool.Opening;
import dev.parallax.concurrency.pool.Pace;
import dev.parallax.concurrency.pool.PoolOptions;
import dev.parallax.concurrency.pool.TaskFailure;
import dev.parallax.concurrency.pool.TaskRuns;
import dev.parallax.concurrency.pool.Work;
import dev.parallax.concurrency.pool.WorkerFailure;
import dev.parallax.concurrency.pool.WorkerPool;
import dev.parallax.concurrency.pool.WorkloadException;
import dev.parallax.jvm.Closing;
import dev.parallax.jvm.JvmUsage;
import dev.parallax.workload.SendableBatch;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Child JVMs, one task at a time each; whoever is idle takes the next task. */
public final class ProcessPool implements WorkerPool {
  /** More child JVMs than this are not started. */
  public static final int MOST_WORKERS = 1000;

  private final Work work;
  private final ChildGroup group;
  private final Pace pace;
  private Optional<SentInputs> inputs = Optional.empty();
  private Optional<SharedMemory> transferred = Optional.empty();
  private boolean closed;

  private ProcessPool(Work work, ChildGroup group) {
    this.work = work;
    this.group = group;
    this.pace = new Pace(group.size());
  }

  /**
   * Starts the children, all at once, and waits until each has prepared its batch.
   *
   * @throws WorkloadException if a child could not prepare its batch; none is left
   * @throws WorkerFailure if a child could not be started, died over it, or took too long; none is
   *     left
   * @throws InterruptedException if the calling thread is interrupted; none is left
   */
  public static WorkerPool open(int workers, Work work, PoolOptions options)
      throws InterruptedException {
    ProcessPool pool = spawn(workers, work, options);
    pool.awaitReady();
    return pool;
  }

  /**
   * Starts the children and doesn't wait: to be followed by {@link #awaitReady()} or {@link
   * #close()}.
   *
   * @throws WorkerFailure if one could not be started; none is left
   */
  public static ProcessPool spawn(int workers, Work work, PoolOptions options)
      throws InterruptedException {
    if (workers > MOST_WORKERS) {
      throw new IllegalArgumentException(
          "%s child JVMs; a pool has at most %s".formatted(workers, MOST_WORKERS));
    }
    try {
      return new ProcessPool(work, ChildStarter.start(workers, work, options));
    } catch (IOException e) {
      throw new WorkerFailure("child JVMs could not be started: " + e.getMessage(), e);
    }
  }

  /** The JVM flags that each of so many children gets. */
  public static List<String> childFlags(int workers, Work work, PoolOptions options) {
    return ChildStarter.flags(workers, work, options);
  }

  /** Waits until every child has prepared its batch; as {@link #open}. */
  public void awaitReady() throws InterruptedException {
    try {
      talk(group::awaitAnswers);
    } catch (Request.Failure e) {
      close();
      throw new WorkloadException(work.workload(), e.what());
    }
  }

  @Override
  public int workers() {
    return group.size();
  }

  /** Process ids of the children, by their numbers. */
  public long[] pids() {
    return group.processes().stream().mapToLong(process -> process.pid()).toArray();
  }

  @Override
  public TaskRuns run() throws InterruptedException {
    TaskRuns[] runs = new TaskRuns[1];
    talkOfTasks(() -> {
      Optional<SendableBatch> sent = work.sent();
      if (sent.isPresent() && inputs.isEmpty()) {
        inputs = Optional.of(SentInputs.open(sent.get(), group.folder(), group.size()));
      }
      runs[0] = new Dispatch(group, work.tasks(), pace, inputs).run();
    });
    return runs[0];
  }

  @Override
  public void warmUp(int batches) throws InterruptedException {
    if (work.sent().isPresent()) {
      // A child has no input of its own to run a batch over; it is sent what it needs as always.
      WorkerPool.super.warmUp(batches * group.size());
      return;
    }
    try {
      talk(() -> {
        group.askAll(Request.of(Request.Kind.WARM_UP, batches), "warm up");
        group.awaitAnswers();
      });
    } catch (Request.Failure e) {
      throw new TaskFailure(e.task, e.what());
    }
  }

  @Override
  public void runOthers(List<Work> others, int turns, int batches) throws InterruptedException {
    for (int turn = 0; turn < turns; turn++) {
      for (Work other : others) {
        askOf(other, Request.open(Opening.of(other)), "prepare the batch of another work");
        askOf(other, Request.of(Request.Kind.WARM_UP, batches), "run another work");
      }
    }
    askOf(work, Request.of(Request.Kind.CLEAR), "clear up after other works");
    askOf(work, Request.open(Opening.of(work)), "prepare its batch");
  }

  private void askOf(Work asked, Request request, String what) throws InterruptedException {
    try {
      talk(() -> {
        group.askAll(request, what);
        group.awaitAnswers();
      });
    } catch (Request.Failure e) {
      throw new WorkloadException(asked.workload(), e.what());
    }
  }

  /**
   * {@inheritDoc}
   *
   * <p>Two copies: into shared memory and out of it. The child works where the bytes are.
   */
  @Override
  public byte[] transfer(byte[] payload) throws InterruptedException {
    byte[] flipped = new byte[payload.length];
    if (payload.length > 0) {
      talkOfTasks(() -> {
        SharedMemory memory = roomFor(payload.length);
        memory.buffer(payload.length).put(payload);
        Request flip =
            Request.of(Request.Kind.FLIP, transferSlot(), memory.bytes(), payload.length);
        group.ask(group.child(0), flip, "flip bytes");
        memory.buffer(payload.length).get(flipped);
      });
    }
    return flipped;
  }

  @Override
  public Map<Long, JvmUsage> childUsage() throws InterruptedException {
    Map<Long, JvmUsage> usage = new HashMap<>();
    try {
      talk(() -> usage.putAll(group.usage()));
    } catch (Request.Failure e) {
      // Its heap is full, or it has no such beans; that it can't say is no reason to stop its work.
      return Map.of();
    }
    return usage;
  }

  /** Number of the slot for {@link #transfer}, behind those for inputs. */
  private int transferSlot() {
    return group.size() + 1;
  }

  private SharedMemory roomFor(int bytes) throws IOException {
    if (transferred.isEmpty() || transferred.get().bytes() < bytes) {
      if (transferred.isPresent()) {
        SharedMemory old = transferred.get();
        // First, since there may be no room for a larger one, and nothing is closed twice.
        transferred = Optional.empty();
        old.close();
      }
      transferred =
          Optional.of(SharedMemory.create(group.folder().slot(transferSlot(), bytes), bytes));
    }
    return transferred.get();
  }

  /** Something said between this pool and its children. */
  private interface Talk {
    void hold() throws IOException, InterruptedException, Request.Failure;
  }

  private void talkOfTasks(Talk talk) throws InterruptedException {
    try {
      talk(talk);
    } catch (Request.Failure e) {
      // No task's fault, so there is something wrong with the child.
      close();
      throw new WorkerFailure(e.what(), e);
    }
  }

  /** Whatever fails, except a task or a request that threw, leaves no child behind. */
  private void talk(Talk talk) throws Request.Failure, InterruptedException {
    if (closed) {
      throw new IllegalStateException("the pool is closed");
    }
    boolean healthy = false;
    try {
      talk.hold();
      healthy = true;
    } catch (Request.Failure | TaskFailure e) {
      // The child caught it and is as good as before.
      healthy = true;
      throw e;
    } catch (ClosedByInterruptException e) {
      // Memory that is being mapped says so in this way.
      boolean unused = Thread.interrupted();
      throw new InterruptedException();
    } catch (IOException e) {
      throw new WorkerFailure("the pool can't talk to its children: " + e.getMessage(), e);
    } finally {
      if (!healthy) {
        group.kill();
        close();
      }
    }
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      List<Closeable> parts = new ArrayList<>();
      inputs.ifPresent(parts::add);
      transferred.ifPresent(parts::add);
      parts.add(group);
      Closing.all(parts);
    } catch (IOException e) {
      throw new UncheckedIOException("a pool of child JVMs could not be closed", e);
    }
  }
}
