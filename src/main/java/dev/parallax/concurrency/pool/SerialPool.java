package dev.parallax.concurrency.pool;

import dev.parallax.workload.Batch;
import dev.parallax.workload.Task;

/** The calling thread, one task after the other: what every model is compared with. */
public final class SerialPool implements WorkerPool {
  private final Batch batch;

  public SerialPool(Batch batch) {
    this.batch = batch;
  }

  @Override
  public int workers() {
    return 1;
  }

  @Override
  public TaskRuns run() throws InterruptedException {
    TaskRuns runs = new TaskRuns(batch.size());
    boolean recorded = TaskEvents.areRecordedHere();
    for (int index = 0; index < batch.size(); index++) {
      long start;
      long checksum;
      try {
        Task task = batch.task(index);
        if (recorded) {
          task = TaskEvents.watched(task, index, 0);
        }
        start = System.nanoTime();
        checksum = task.run();
      } catch (InterruptedException e) {
        throw e;
      } catch (Throwable e) {
        // Errors too, as in the other models; which task it was is what the reader needs to know.
        throw new TaskFailure(index, "threw " + e, e);
      }
      runs.record(index, 0, start, System.nanoTime(), checksum);
    }
    return runs;
  }

  @Override
  public byte[] transfer(byte[] payload) {
    return Payload.flip(payload);
  }

  @Override
  public void close() {}
}
