package dev.parallax.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** Writes run directories with made-up time lines. */
public final class TimelineFiles {
  private static final long MILLI = 1_000_000;

  private final Path run;
  private int files;

  public TimelineFiles(Path run) {
    this.run = run;
  }

  Path run() {
    return run;
  }

  /** A cell whose workers share tasks of equal length; cold pools take 5 ms to open. */
  public TimelineFiles cell(
      String workload, String method, String model, int workers, int tasks, long taskNanos)
      throws IOException {
    boolean cold = method.equals("cold");
    long open = cold ? 5 * MILLI : 0;
    long batch = open + Math.ceilDiv(tasks, workers) * taskNanos;
    String phases =
        cold
            ? "\"open\":[0,%d],\"batch\":[%d,%d],\"close\":[%d,%d]"
                .formatted(open, open, batch, batch, batch + MILLI)
            : "\"batch\":[0,%d]".formatted(batch);
    String params =
        model.equals("serial")
            ? "{\"size\":\"default\",\"tasks\":\"default\",\"workload\":%s}"
                .formatted(quoted(workload))
            : "{\"model\":%s,\"size\":\"default\",\"tasks\":\"default\",\"workers\":\"%d\",\"workload\":%s}"
                .formatted(quoted(model), workers, quoted(workload));
    return file(
        "dev.parallax.bench.BatchBenchmark." + method,
        params,
        model,
        workers,
        "{\"number\":4,%s,\"problems\":[],\"worker\":%s,\"start\":%s,\"stop\":%s}"
            .formatted(
                phases,
                column(tasks, task -> task % workers),
                column(tasks, task -> open + task / workers * taskNanos),
                column(tasks, task -> open + (task / workers + 1) * taskNanos)));
  }

  /** Adds carriers to the last file, as JSON. */
  public TimelineFiles carriers(String atStart, String atStop) throws IOException {
    Path last = run.resolve("timeline").resolve("cell-%03d.json".formatted(files));
    String columns = "\"startCarrier\":%s,\"stopCarrier\":%s,".formatted(atStart, atStop);
    Files.writeString(last, Files.readString(last).replace("\"worker\"", columns + "\"worker\""));
    return this;
  }

  public TimelineFiles file(
      String benchmark, String params, String model, int workers, String operation)
      throws IOException {
    Path folder = Files.createDirectories(run.resolve("timeline"));
    files++;
    Files.writeString(
        folder.resolve("cell-%03d.json".formatted(files)),
        """
        {"schema":"parallax-timeline/1","benchmark":%s,"params":%s,"model":%s,"workers":%d,
        "iteration":3,"operationsInIteration":4,"unit":"ns","operations":[%s]}
        """
            .formatted(quoted(benchmark), params, quoted(model), workers, operation));
    return this;
  }

  private static String column(int tasks, java.util.function.LongUnaryOperator value) {
    return LongStream.range(0, tasks)
        .map(value)
        .mapToObj(Long::toString)
        .collect(Collectors.joining(",", "[", "]"));
  }

  static String quoted(String text) {
    StringBuilder out = new StringBuilder("\"");
    text.chars().forEach(c -> out.append("\\u%04x".formatted(c)));
    return out.append('"').toString();
  }
}
