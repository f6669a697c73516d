package dev.parallax.workload;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The fixed list of tasks that one JMH operation completes, with the input they need.
 *
 * <p>A batch is used again for every operation; its tasks run in any order and side by side.
 */
public interface Batch extends Closeable {
  /** How many tasks there are, at least 1. */
  int size();

  /**
   * One of the tasks.
   *
   * @param index from 0 to {@code size() - 1}
   */
  Task task(int index);

  /** Frees what the batch holds: connections, files, memory. */
  @Override
  default void close() throws IOException {}

  /** A task that is told which of its batch it is. */
  @FunctionalInterface
  interface IndexedTask {
    /**
     * Does the work.
     *
     * @param index from 0 on
     * @return a checksum, as {@link Task#run()}
     * @throws Exception as {@link Task#run()}
     */
    long run(int index) throws Exception;
  }

  /** A batch of so many tasks that differ in their index only. */
  static Batch of(int count, IndexedTask task) {
    return of(IntStream.range(0, count).<Task>mapToObj(index -> () -> task.run(index)).toList());
  }

  /** A batch of these tasks, which holds nothing that must be freed. */
  static Batch of(List<Task> tasks) {
    List<Task> fixed = List.copyOf(tasks);
    return new Batch() {
      @Override
      public int size() {
        return fixed.size();
      }

      @Override
      public Task task(int index) {
        return fixed.get(index);
      }
    };
  }
}
