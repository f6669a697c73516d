package dev.parallax.measure;

import dev.parallax.concurrency.pool.CarrierNotes;
import dev.parallax.concurrency.pool.TaskRuns;
import dev.parallax.file.AtomicFile;
import dev.parallax.json.JsonWriter;
import dev.parallax.measure.Operation.Span;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.zip.CRC32;

/**
 * A file of {@code timeline/}: the task runs of some operations of one cell, as JSON; its format is
 * described in {@code src/docs/timelines.md}.
 *
 * @param benchmark full name
 * @param params all parameters of the cell, as in the results
 * @param round of the campaign, if there is one
 * @param iteration measured iteration, from 1
 * @param operationsInIteration how many there were, of which {@code operations} are the last
 * @param operations never empty
 */
record TimelineFile(
    String benchmark,
    Map<String, String> params,
    OptionalInt round,
    int iteration,
    int operationsInIteration,
    List<Operation> operations) {
  private static final String SCHEMA = "parallax-timeline/1";
  private static final int LONGEST_NAME = 100;

  /**
   * Writes it whole or not at all, over what a fork of the same cell left before.
   *
   * @param suffix distinguishes files of one cell, if more than the last is to be kept
   */
  void write(Path folder, String suffix) throws IOException {
    AtomicFile.write(
        folder.resolve(name() + suffix + ".json"),
        bytes -> {
          Writer out = new BufferedWriter(new OutputStreamWriter(bytes, StandardCharsets.UTF_8));
          writeTo(out);
          out.flush();
        });
  }

  /** Readable, safe on any file system, and of this cell alone. */
  private String name() {
    StringBuilder label = new StringBuilder(benchmark);
    params.forEach((key, value) -> label.append(' ').append(key).append('=').append(value));
    CRC32 sum = new CRC32();
    sum.update(label.toString().getBytes(StandardCharsets.UTF_8));
    String shortName =
        benchmark.substring(benchmark.lastIndexOf('.', benchmark.lastIndexOf('.') - 1) + 1);
    String readable =
        (shortName + "-" + String.join("-", params.values())).replaceAll("[^A-Za-z0-9._-]+", "_");
    return readable.substring(0, Math.min(LONGEST_NAME, readable.length()))
        + "-"
        + String.format("%08x", sum.getValue());
  }

  void writeTo(Writer out) throws IOException {
    JsonWriter.write(out, JsonWriter.Style.COMPACT, json -> json.object(() -> write(json)));
  }

  private void write(JsonWriter json) {
    Operation first = operations.getFirst();
    json.string("schema", SCHEMA);
    json.newLine().string("benchmark", benchmark);
    json.newLine().strings("params", params);
    json.newLine().string("model", first.model().label());
    json.count("workers", first.workers());
    round.ifPresent(number -> json.count("round", number));
    json.count("iteration", iteration);
    json.count("operationsInIteration", operationsInIteration);
    json.string("written", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    json.string("unit", "ns");
    json.newLine()
        .array(
            "operations",
            () -> {
              for (Operation operation : operations) {
                json.newLine().object(() -> write(operation, json));
              }
              json.newLine();
            });
  }

  private static void write(Operation operation, JsonWriter json) {
    long zero = operation.startNanos();
    json.count("number", operation.number());
    operation.open().ifPresent(open -> write("open", open, zero, json));
    write("batch", operation.batch(), zero, json);
    operation.close().ifPresent(close -> write("close", close, zero, json));
    json.strings("problems", OperationCheck.problems(operation));
    TaskRuns runs = operation.runs();
    write("worker", runs, task -> OptionalLong.of(runs.get(task).worker()), json);
    write("start", runs, task -> OptionalLong.of(runs.get(task).startNanos() - zero), json);
    write("stop", runs, task -> OptionalLong.of(runs.get(task).stopNanos() - zero), json);
    if (runs.carriers().isPresent()) {
      CarrierNotes carriers = runs.carriers().get();
      write("startCarrier", runs, task -> carrier(carriers.atStart(task)), json);
      write("stopCarrier", runs, task -> carrier(carriers.atStop(task)), json);
    }
  }

  private static OptionalLong carrier(OptionalInt number) {
    return number.isPresent() ? OptionalLong.of(number.getAsInt()) : OptionalLong.empty();
  }

  private static void write(String name, Span span, long zero, JsonWriter json) {
    json.array(
        name,
        () -> {
          json.element(span.startNanos() - zero);
          json.element(span.stopNanos() - zero);
        });
  }

  /** A number for each task; null where it isn't known. */
  private static void write(
      String name, TaskRuns runs, IntFunction<OptionalLong> column, JsonWriter json) {
    json.newLine()
        .array(
            name,
            () ->
                IntStream.range(0, runs.size()).forEach(task -> json.element(column.apply(task))));
  }
}
