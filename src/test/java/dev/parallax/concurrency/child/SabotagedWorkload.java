package dev.parallax.concurrency.child;

import dev.parallax.concurrency.pool.Work;
import dev.parallax.workload.Batch;
import dev.parallax.workload.Parameters;
import dev.parallax.workload.Setting;
import dev.parallax.workload.Sizes;
import dev.parallax.workload.Task;
import dev.parallax.workload.Workload;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Tasks each of which goes wrong in the way that a file with its number says, if there is one. */
public final class SabotagedWorkload implements Workload {
  private static final int NO_TASK = -1;
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  @Override
  public String name() {
    return "sabotaged";
  }

  @Override
  public String description() {
    return "goes wrong on demand";
  }

  @Override
  public String sizeUnit() {
    return "microseconds";
  }

  @Override
  public Sizes defaultSizes() {
    return new Sizes(6, 1);
  }

  @Override
  public List<Setting> settings() {
    return List.of(
        new Setting("orders", "", "", "a folder", "any", value -> Optional.empty()),
        new Setting("prepare", "", "", "what goes wrong", "any", value -> Optional.empty()));
  }

  /** Work of so many tasks, which find in this folder what they are to do. */
  static Work work(Path orders, int tasks, int micros) {
    SabotagedWorkload workload = new SabotagedWorkload();
    return Work.open(
        workload,
        Parameters.resolve(
            workload,
            Integer.toString(micros),
            Integer.toString(tasks),
            Map.of("orders", orders.toString())));
  }

  /** Work over whose preparation this happens. */
  static Work workThatCannotBePrepared(Sabotage sabotage) {
    SabotagedWorkload workload = new SabotagedWorkload();
    return Work.open(
        workload,
        Parameters.resolve(workload, "default", "default", Map.of("prepare", sabotage.name())));
  }

  /** Orders a task to go wrong, from its next run on. */
  static void order(Path orders, int task, Sabotage sabotage) throws IOException {
    Path written = Files.writeString(orders.resolve("next"), sabotage.name());
    Files.move(written, orders.resolve(Integer.toString(task)));
  }

  /** From now on nothing goes wrong. */
  static void withdraw(Path orders) throws IOException {
    try (Stream<Path> files = Files.list(orders)) {
      for (Path file : files.toList()) {
        Files.deleteIfExists(file);
      }
    }
  }

  static long checksum(int task) {
    return (task + 1) * GOLDEN;
  }

  /** What a run without faults returns, by task. */
  static List<Long> checksums(int tasks) {
    return IntStream.range(0, tasks).mapToObj(SabotagedWorkload::checksum).toList();
  }

  @Override
  public Batch prepare(Parameters parameters) throws Exception {
    String fault = parameters.setting("prepare");
    if (!fault.isEmpty()) {
      Sabotage.valueOf(fault).commit(NO_TASK);
    }
    String orders = parameters.setting("orders");
    long nanos = parameters.size() * 1000L;
    return Batch.of(
        IntStream.range(0, parameters.tasks())
            .<Task>mapToObj(
                index -> () -> run(new File(orders, Integer.toString(index)), index, nanos))
            .toList());
  }

  private static long run(File order, int index, long nanos) throws Exception {
    if (Thread.interrupted()) {
      throw new InterruptedException("by the task before");
    }
    long start = System.nanoTime();
    if (order.exists()) {
      Sabotage.valueOf(Files.readString(order.toPath())).commit(index);
    }
    while (System.nanoTime() - start < nanos) {
      Thread.onSpinWait();
    }
    return checksum(index);
  }
}
