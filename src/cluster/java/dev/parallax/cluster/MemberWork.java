package dev.parallax.cluster;

import dev.parallax.concurrency.pool.Opening;
import dev.parallax.concurrency.pool.Payload;
import dev.parallax.concurrency.pool.Thrown;
import dev.parallax.jvm.JvmUsage;
import dev.parallax.workload.Batch;
import dev.parallax.workload.SendableBatch;
import dev.parallax.workload.Task;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/** The batch of a member, and what it does with it. Its executor has one thread. */
final class MemberWork {
  /** Numbers of a result: start, stop, checksum. */
  static final int RESULT_NUMBERS = 3;

  /**
   * As of a child JVM ({@code concurrency.pool.Pace}), but longer: a message takes some ten times as
   * long, and on few cores the dispatcher takes them from members.
   */
  static final long QUANTUM_NANOS = 2_000_000;

  private Batch batch = Batch.of(List.of());
  private int task;

  Answer answer(Order order) {
    task = 0;
    try {
      return switch (order.kind()) {
        case PREPARE -> prepare(order.texts());
        case RUN -> run(order.number(0), order.number(1));
        case RUN_SENT -> runSent(order.number(0), order.bytes());
        case WARM_UP -> warmUp(order.number(0));
        case FLIP -> Answer.ofBytes(Payload.flip(order.bytes()));
        case USAGE -> usage();
        case CLOSE -> close();
      };
    } catch (Throwable e) {
      // Errors too: the pool hears of whatever a task throws, and this member stays as it is.
      return Answer.failed(task, Thrown.text(e));
    } finally {
      // A task that interrupts its thread must not stop the one after it.
      boolean unused = Thread.interrupted();
    }
  }

  private Answer prepare(List<String> texts) throws ReflectiveOperationException {
    batch = Opening.ofTexts(texts).prepare();
    return Answer.of(System.nanoTime());
  }

  /** As many of the tasks as begin within a quantum, so that uneven ones can go to others. */
  private Answer run(int from, int count) throws Exception {
    long[] results = new long[RESULT_NUMBERS * count];
    long begun = System.nanoTime();
    long stop = begun;
    int done = 0;
    while (done < count && stop - begun < QUANTUM_NANOS) {
      task = from + done;
      stop = note(results, done, batch.task(task));
      done++;
    }
    return Answer.of(
        done == count ? results : Arrays.copyOf(results, RESULT_NUMBERS * done));
  }

  private static long note(long[] results, int index, Task task) throws Exception {
    long start = System.nanoTime();
    long checksum = task.run();
    long stop = System.nanoTime();
    int at = RESULT_NUMBERS * index;
    results[at] = start;
    results[at + 1] = stop;
    results[at + 2] = checksum;
    return stop;
  }

  private Answer runSent(int index, byte[] input) throws Exception {
    task = index;
    long[] results = new long[RESULT_NUMBERS];
    long unused = note(results, 0, ((SendableBatch) batch).taskOver(index, ByteBuffer.wrap(input)));
    return Answer.of(results);
  }

  private Answer warmUp(int times) throws Exception {
    for (int i = 0; i < times; i++) {
      for (task = 0; task < batch.size(); task++) {
        long unused = batch.task(task).run();
      }
    }
    return Answer.of();
  }

  private static Answer usage() {
    JvmUsage usage = JvmUsage.now();
    return Answer.of(
        usage.allocatedBytes().orElse(-1), usage.collectionMillis(), usage.idleHeapBytes());
  }

  private Answer close() throws IOException {
    batch.close();
    batch = Batch.of(List.of());
    return Answer.of();
  }
}
