package dev.parallax.measure;

import dev.parallax.concurrency.pool.CarrierNotes;
import dev.parallax.concurrency.pool.TaskRun;
import dev.parallax.concurrency.pool.TaskRuns;
import dev.parallax.file.AtomicFile;
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
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntFunction;
import java.util.function.ToLongFunction;
import java.util.zip.CRC32;

/**
 * A file of {@code timeline/}: the task runs of some operations of one cell, as JSON; its format is
 * described in {@code src/docs/timelines.md}.
 *
 * <p>Written by hand: a JSON library takes a fork longer to load than this takes to write.
 *
 * @param benchmark full name
 * @param params all parameters of the cell, as they stand in the results
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
   * Writes it at once or not at all, over what a fork of the same cell left before.
   *
   * @param suffix tells files of one cell apart, if more than the last is to be kept
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
    Operation first = operations.getFirst();
    out.write("{\"schema\":\"" + SCHEMA + "\",\n\"benchmark\":" + quoted(benchmark) + ",\n");
    out.write("\"params\":{");
    String comma = "";
    for (Map.Entry<String, String> param : params.entrySet()) {
      out.write(comma + quoted(param.getKey()) + ":" + quoted(param.getValue()));
      comma = ",";
    }
    out.write("},\n\"model\":" + quoted(first.model().label()));
    out.write(",\"workers\":" + first.workers());
    if (round.isPresent()) {
      out.write(",\"round\":" + round.getAsInt());
    }
    out.write(",\"iteration\":" + iteration);
    out.write(",\"operationsInIteration\":" + operationsInIteration);
    out.write(",\"written\":\"" + Instant.now().truncatedTo(ChronoUnit.SECONDS) + "\"");
    out.write(",\"unit\":\"ns\",\n\"operations\":[\n");
    String separator = "";
    for (Operation operation : operations) {
      out.write(separator);
      write(operation, out);
      separator = ",\n";
    }
    out.write("\n]}\n");
  }

  private static void write(Operation operation, Writer out) throws IOException {
    long zero = operation.startNanos();
    out.write("{\"number\":" + operation.number());
    write("open", operation.open(), zero, out);
    write("batch", Optional.of(operation.batch()), zero, out);
    write("close", operation.close(), zero, out);
    out.write(",\"problems\":[");
    String comma = "";
    for (String problem : OperationCheck.problems(operation)) {
      out.write(comma + quoted(problem));
      comma = ",";
    }
    out.write("]");
    write("worker", operation.runs(), TaskRun::worker, out);
    write("start", operation.runs(), run -> run.startNanos() - zero, out);
    write("stop", operation.runs(), run -> run.stopNanos() - zero, out);
    if (operation.runs().carriers().isPresent()) {
      CarrierNotes carriers = operation.runs().carriers().get();
      writeCarriers("startCarrier", operation.runs().size(), carriers::atStart, out);
      writeCarriers("stopCarrier", operation.runs().size(), carriers::atStop, out);
    }
    out.write("}");
  }

  private static void write(String name, Optional<Span> span, long zero, Writer out)
      throws IOException {
    if (span.isPresent()) {
      long start = span.get().startNanos() - zero;
      long stop = span.get().stopNanos() - zero;
      out.write(",\"" + name + "\":[" + start + "," + stop + "]");
    }
  }

  private static void write(String name, TaskRuns runs, ToLongFunction<TaskRun> column, Writer out)
      throws IOException {
    out.write(",\n\"" + name + "\":[");
    for (int task = 0; task < runs.size(); task++) {
      if (task > 0) {
        out.write(',');
      }
      out.write(Long.toString(column.applyAsLong(runs.get(task))));
    }
    out.write("]");
  }

  private static void writeCarriers(
      String name, int tasks, IntFunction<OptionalInt> column, Writer out) throws IOException {
    out.write(",\n\"" + name + "\":[");
    for (int task = 0; task < tasks; task++) {
      OptionalInt carrier = column.apply(task);
      out.write(task > 0 ? "," : "");
      out.write(carrier.isPresent() ? Integer.toString(carrier.getAsInt()) : "null");
    }
    out.write("]");
  }

  private static String quoted(String text) {
    StringBuilder out = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < ' ' || Character.isSurrogate(c)) {
        // A lone surrogate can't be written as UTF-8; escaped, pairs are as good as before.
        out.append(String.format("\\u%04x", (int) c));
      } else {
        out.append(c);
      }
    }
    return out.append('"').toString();
  }
}
