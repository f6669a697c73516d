package dev.parallax.workload.builtin;

import dev.parallax.workload.Batch;
import dev.parallax.workload.Task;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/** Tasks that share a resource, which is closed with the batch. */
public record ClosingBatch(List<Task> tasks, Closeable resource) implements Batch {
  public ClosingBatch {
    tasks = List.copyOf(tasks);
  }

  @Override
  public int size() {
    return tasks.size();
  }

  @Override
  public Task task(int index) {
    return tasks.get(index);
  }

  @Override
  public void close() throws IOException {
    resource.close();
  }
}
