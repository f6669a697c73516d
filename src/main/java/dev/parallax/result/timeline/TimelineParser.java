package dev.parallax.result.timeline;

import dev.parallax.json.UnreadableJson;
import dev.parallax.result.jmh.Values;
import dev.parallax.result.timeline.TimedOperation.Span;
import dev.parallax.result.timeline.TimedOperation.Task;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import tools.jackson.core.JsonParser;

/** Reads one file of {@code timeline/}; fields that it doesn't know are passed over. */
final class TimelineParser {
  private static final String SCHEMA = "parallax-timeline/1";

  /** More task runs than that in one file are no picture. */
  private static final int MOST_TASKS = 1_000_000;

  /** A row of a picture each; the suite itself has at most a thousand child JVMs. */
  private static final int MOST_WORKERS = 100_000;

  private static final double LARGEST = 0x1p53;

  private final JsonParser parser;
  private String schema = "";
  private String unit = "";
  private String benchmark = "";
  private String model = "";
  private int workers;
  private OptionalInt round = OptionalInt.empty();
  private int iteration;
  private int operationsInIteration;
  private int tasks;
  private Map<String, String> params = Map.of();
  private final List<TimedOperation> operations = new ArrayList<>();

  private TimelineParser(JsonParser parser) {
    this.parser = parser;
  }

  /** The parser stands on the file's first token. */
  static Timeline read(JsonParser parser, Path file) {
    TimelineParser reader = new TimelineParser(parser);
    Values.fields(parser, reader::field);
    reader.check();
    return new Timeline(
        file,
        reader.benchmark,
        reader.params,
        reader.model,
        reader.workers,
        reader.round,
        reader.iteration,
        reader.operationsInIteration,
        reader.operations);
  }

  private void field(String name) {
    switch (name) {
      case "schema" -> schema = Values.string(parser);
      case "unit" -> unit = Values.string(parser);
      case "benchmark" -> benchmark = Values.string(parser);
      case "params" -> params = Values.strings(parser, "parameter");
      case "model" -> model = Values.string(parser);
      case "workers" -> workers = Values.count(parser);
      case "round" -> round = OptionalInt.of(Values.count(parser));
      case "iteration" -> iteration = Values.count(parser);
      case "operationsInIteration" -> operationsInIteration = Values.count(parser);
      case "operations" -> Values.elements(parser, () -> operations.add(new Operation().read()));
      default -> {}
    }
  }

  private void check() {
    require(
        schema.equals(SCHEMA),
        () -> "its schema is \"%s\", not %s".formatted(Values.cut(schema), SCHEMA));
    require(unit.equals("ns"), () -> "its unit is \"%s\", not ns".formatted(Values.cut(unit)));
    require(!benchmark.isEmpty(), () -> "it does not name its benchmark");
    require(!operations.isEmpty(), () -> "there are no operations in it");
    require(
        workers >= 1 && workers <= MOST_WORKERS,
        () -> "it has %s workers, where 1 to %s are possible".formatted(workers, MOST_WORKERS));
    for (TimedOperation operation : operations) {
      for (Task task : operation.tasks()) {
        require(
            task.worker() < workers,
            () ->
                "a task was run by worker %s of %s, counted from 0"
                    .formatted(task.worker(), workers));
      }
    }
  }

  private void require(boolean holds, Supplier<String> otherwise) {
    if (!holds) {
      throw new UnreadableJson(parser, otherwise.get());
    }
  }

  /** What is known of an operation so far. */
  private final class Operation {
    private int number;
    private Optional<Span> open = Optional.empty();
    private Optional<Span> batch = Optional.empty();
    private Optional<Span> close = Optional.empty();
    private List<Long> worker = List.of();
    private List<Long> start = List.of();
    private List<Long> stop = List.of();
    private List<OptionalInt> startCarrier = List.of();
    private List<OptionalInt> stopCarrier = List.of();
    private final List<String> problems = new ArrayList<>();

    TimedOperation read() {
      Values.fields(parser, this::field);
      require(batch.isPresent(), () -> "an operation has no batch");
      int size = worker.size();
      require(
          size == start.size() && size == stop.size(),
          () ->
              "an operation has %s workers, %s starts and %s stops"
                  .formatted(size, start.size(), stop.size()));
      for (List<OptionalInt> carrier : List.of(startCarrier, stopCarrier)) {
        require(
            carrier.isEmpty() || carrier.size() == size,
            () -> "an operation has %s tasks and carriers of %s".formatted(size, carrier.size()));
      }
      tasks += size;
      require(tasks <= MOST_TASKS, () -> "more than %s task runs".formatted(MOST_TASKS));
      return new TimedOperation(
          number,
          open,
          batch.orElseThrow(),
          close,
          IntStream.range(0, size).mapToObj(this::task).toList(),
          problems);
    }

    private void field(String name) {
      switch (name) {
        case "number" -> number = Values.count(parser);
        case "open" -> open = Optional.of(span());
        case "batch" -> batch = Optional.of(span());
        case "close" -> close = Optional.of(span());
        case "worker" -> worker = column(TimelineParser.this::whole);
        case "start" -> start = column(TimelineParser.this::whole);
        case "stop" -> stop = column(TimelineParser.this::whole);
        case "startCarrier" -> startCarrier = column(TimelineParser.this::carrier);
        case "stopCarrier" -> stopCarrier = column(TimelineParser.this::carrier);
        case "problems" -> Values.elements(parser, () -> problems.add(Values.string(parser)));
        default -> {}
      }
    }

    private Task task(int index) {
      long by = worker.get(index);
      require(by >= 0 && by < MOST_WORKERS, () -> "a task was run by worker %s".formatted(by));
      return new Task(
          (int) by,
          start.get(index),
          stop.get(index),
          startCarrier.isEmpty() ? OptionalInt.empty() : startCarrier.get(index),
          stopCarrier.isEmpty() ? OptionalInt.empty() : stopCarrier.get(index));
    }
  }

  private Span span() {
    List<Long> ends = column(this::whole);
    require(
        ends.size() == 2, () -> "expected start and stop, found %s numbers".formatted(ends.size()));
    return new Span(ends.get(0), ends.get(1));
  }

  /** A value for each task. */
  private <T> List<T> column(Supplier<T> value) {
    List<T> values = new ArrayList<>();
    Values.elements(
        parser,
        () -> {
          values.add(value.get());
          require(
              values.size() <= MOST_TASKS, () -> "more than %s task runs".formatted(MOST_TASKS));
        });
    return values;
  }

  /** A number from 1, or null where it isn't known. */
  private OptionalInt carrier() {
    return Values.isNull(parser) ? OptionalInt.empty() : OptionalInt.of(Values.count(parser));
  }

  private long whole() {
    double value = Values.number(parser);
    require(
        value == Math.rint(value) && Math.abs(value) <= LARGEST,
        () -> "expected a whole number, found %s".formatted(Values.cut(parser.getString())));
    return (long) value;
  }
}
