package dev.parallax.concurrency;

import dev.parallax.workload.Batch;
import dev.parallax.workload.Parameters;
import dev.parallax.workload.Setting;
import dev.parallax.workload.Sizes;
import dev.parallax.workload.Task;
import dev.parallax.workload.Workload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Tasks of uneven length, each of which leaves a file that must not be there yet; so does every
 * batch that is closed.
 */
public final class OnceWorkload implements Workload {
  @Override
  public String name() {
    return "once";
  }

  @Override
  public String description() {
    return "leaves a file";
  }

  @Override
  public String sizeUnit() {
    return "nothing";
  }

  @Override
  public Sizes defaultSizes() {
    return new Sizes(40, 1);
  }

  @Override
  public List<Setting> settings() {
    return List.of(
        new Setting("directory", ".", ".", "where", "a directory", value -> Optional.empty()));
  }

  @Override
  public Batch prepare(Parameters parameters) {
    Path directory = Path.of(parameters.setting("directory"));
    List<Task> tasks =
        IntStream.range(0, parameters.tasks())
            .<Task>mapToObj(index ->
                () -> {
                  Files.createFile(directory.resolve("task-" + index));
                  Thread.sleep(index % 4);
                  return index * 7L;
                })
            .toList();
    return new Batch() {
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
        Files.createFile(directory.resolve("closed-" + ProcessHandle.current().pid()));
      }
    };
  }
}
