package dev.parallax.cluster;

import dev.parallax.cluster.ClusterMember.Asked;
import dev.parallax.concurrency.pool.Opening;
import dev.parallax.concurrency.pool.Pace;
import dev.parallax.concurrency.pool.PoolOptions;
import dev.parallax.concurrency.pool.TaskFailure;
import dev.parallax.concurrency.pool.TaskRuns;
import dev.parallax.concurrency.pool.Work;
import dev.parallax.concurrency.pool.WorkerFailure;
import dev.parallax.concurrency.pool.WorkerPool;
import dev.parallax.concurrency.pool.WorkloadException;
import dev.parallax.jvm.JvmUsage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/** Members of a cluster, a JVM each, which take tasks from this one, several in a message. */
final class ClusterPool implements WorkerPool {
  /** More members than this are not started. */
  private static final int MOST_WORKERS = 100;

  private final Work work;
  private final ClusterMembers members;
  private final Pace pace;
  private boolean closed;

  private ClusterPool(Work work, ClusterMembers members) {
    this.work = work;
    this.members = members;
    this.pace = new Pace(members.size(), MemberWork.QUANTUM_NANOS);
  }

  /**
   * Starts the members, all at once, and waits until each has prepared its batch.
   *
   * @throws WorkloadException if one could not prepare its batch; none is left
   * @throws WorkerFailure if one did not join, died over it, or took too long; none is left
   */
  static WorkerPool open(int workers, Work work, PoolOptions options) throws InterruptedException {
    if (workers > MOST_WORKERS) {
      throw new IllegalArgumentException(
          "%s members; a cluster on one machine has at most %s".formatted(workers, MOST_WORKERS));
    }
    ClusterPool pool = new ClusterPool(work, ClusterMembers.start(workers, work, options));
    pool.talk(pool::prepare);
    return pool;
  }

  private void prepare() throws InterruptedException {
    Order order = Order.ofTexts(Order.Kind.PREPARE, Opening.of(work).texts());
    for (ClusterMember member : members.all()) {
      // One after the other, so that a clock is read within the shortest time.
      long asked = System.nanoTime();
      members.ask(member, order, Asked.of("prepare its batch"));
      Answer answer = members.next().answer();
      if (answer.isFailure()) {
        close();
        throw new WorkloadException(work.workload(), member.describe(answer));
      }
      member.readClock(asked, answer.numbers()[0], System.nanoTime());
    }
  }

  @Override
  public int workers() {
    return members.size();
  }

  @Override
  public TaskRuns run() throws InterruptedException {
    TaskRuns[] runs = new TaskRuns[1];
    talk(() -> runs[0] = new ClusterBatch(members, work.tasks(), pace, work.sent()).run());
    return runs[0];
  }

  @Override
  public void warmUp(int batches) throws InterruptedException {
    if (work.sent().isPresent()) {
      WorkerPool.super.warmUp(batches * members.size());
      return;
    }
    talk(() -> {
      for (Answer answer : members.askAll(Order.of(Order.Kind.WARM_UP, batches), "warm up")) {
        if (answer.isFailure()) {
          throw new TaskFailure(answer.failedTask(), answer.thrown().strip());
        }
      }
    });
  }

  @Override
  public byte[] transfer(byte[] payload) throws InterruptedException {
    byte[][] flipped = new byte[1][];
    talk(() -> {
      ClusterMember member = members.member(0);
      members.ask(member, Order.ofBytes(Order.Kind.FLIP, payload), Asked.of("flip bytes"));
      Answer answer = members.next().answer();
      if (answer.isFailure()) {
        throw new WorkerFailure(member.describe(answer));
      }
      flipped[0] = answer.bytes();
    });
    return flipped[0];
  }

  @Override
  public Map<Long, JvmUsage> childUsage() throws InterruptedException {
    Map<Long, JvmUsage> usage = new HashMap<>();
    talk(() -> {
      for (ClusterMember member : members.all()) {
        members.ask(member, Order.of(Order.Kind.USAGE), Asked.of("say what it has used"));
        Answer answer = members.next().answer();
        if (!answer.isFailure()) {
          long[] numbers = answer.numbers();
          usage.put(
              member.process.pid(),
              new JvmUsage(
                  numbers[0] < 0 ? OptionalLong.empty() : OptionalLong.of(numbers[0]),
                  numbers[1],
                  numbers[2]));
        }
      }
    });
    return usage;
  }

  /** Something said between this pool and its members. */
  @FunctionalInterface
  private interface Talk {
    void hold() throws InterruptedException;
  }

  /** Whatever fails, except a task that threw, leaves no member behind. */
  private void talk(Talk talk) throws InterruptedException {
    if (closed) {
      throw new IllegalStateException("the pool is closed");
    }
    boolean healthy = false;
    try {
      talk.hold();
      healthy = true;
    } catch (TaskFailure e) {
      healthy = true; // the member caught it and is as good as before
      throw e;
    } finally {
      if (!healthy) {
        end();
      }
    }
  }

  @Override
  public void close() {
    if (!closed) {
      try {
        members.closeBatches();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt(); // they end without it
      }
      end();
    }
  }

  private void end() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      members.close();
    } catch (IOException e) {
      throw new UncheckedIOException("a cluster could not be closed", e);
    }
  }
}
