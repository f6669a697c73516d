package dev.parallax.workload.builtin;

import dev.parallax.workload.Batch;
import dev.parallax.workload.Task;

/**
 * Tasks that differ in nothing but their index.
 *
 * <p>A class, and in what else a child JVM runs first no lambda either: the first lambda of a JVM
 * and the first stream take it 10 to 14 ms, even from a class archive, where the whole start of an
 * empty one takes 43.
 */
public abstract class EqualTasks implements Batch {
  private final int size;

  public EqualTasks(int size) {
    this.size = size;
  }

  /** Runs the task with this index. */
  public abstract long run(int index) throws Exception;

  @Override
  public int size() {
    return size;
  }

  @Override
  public Task task(int index) {
    return new IndexedTask(this, index);
  }

  private record IndexedTask(EqualTasks tasks, int index) implements Task {
    @Override
    public long run() throws Exception {
      return tasks.run(index);
    }
  }
}
