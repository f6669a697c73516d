package dev.parallax.result.timeline;

import dev.parallax.json.UnreadableJson;
import dev.parallax.result.jmh.Values;
import dev.parallax.result.timeline.TimedOperation.Span;
import dev.parallax.result.timeline.TimedOperation.Task;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.LongStream;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads one file of {@code timeline/}; fields that it doesn't know are passed over. */
final class TimelineParser {
  private static final String SCHEMA = "parallax-timeline/1";

  /** More task runs than that in one file are no picture. */
  private static final int MOST_TASKS = 1_000_000;

  /** A row of a picture each; the suite itself has at most a thousand child JVMs. */
  private static final int MOST_WORKERS = 100_000;

  private static final double LARGEST = 0x1p53;

  private String schema = "";
  private String unit = "";
  private String benchmark = "";
  private String model = "";
  private int workers;
  private OptionalInt round = OptionalInt.empty();
  private int iteration;
  private int operationsInIteration;
  private int tasks;
  private final Map<String, String> params = new LinkedHashMap<>();
  private final List<TimedOperation> operations = new ArrayList<>();

  private TimelineParser() {}

  /** The parser stands on the file's first token. */
  static Timeline read(JsonParser parser, Path file) {
    TimelineParser reader = new TimelineParser();
    reader.read(parser);
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

  private void read(JsonParser parser) {
    Values.startObject(parser);
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      switch (name) {
        case "schema" -> schema = Values.string(parser);
        case "unit" -> unit = Values.string(parser);
        case "benchmark" -> benchmark = Values.string(parser);
        case "params" -> readParams(parser);
        case "model" -> model = Values.string(parser);
        case "workers" -> workers = Values.count(parser);
        case "round" -> round = OptionalInt.of(Values.count(parser));
        case "iteration" -> iteration = Values.count(parser);
        case "operationsInIteration" -> operationsInIteration = Values.count(parser);
        case "operations" -> readOperations(parser);
        default -> parser.skipChildren();
      }
    }
    require(
        parser,
        schema.equals(SCHEMA),
        "its schema is \"" + Values.cut(schema) + "\", not " + SCHEMA);
    require(parser, unit.equals("ns"), "its unit is \"" + Values.cut(unit) + "\", not ns");
    require(parser, !benchmark.isEmpty(), "it does not name its benchmark");
    require(parser, !operations.isEmpty(), "there are no operations in it");
    require(
        parser,
        workers >= 1 && workers <= MOST_WORKERS,
        "it has " + workers + " workers, where 1 to " + MOST_WORKERS + " are possible");
    for (TimedOperation operation : operations) {
      for (Task task : operation.tasks()) {
        if (task.worker() >= workers) {
          throw new UnreadableJson(
              parser,
              "a task was run by worker " + task.worker() + " of " + workers + ", counted from 0");
        }
      }
    }
  }

  private static void require(JsonParser parser, boolean holds, String otherwise) {
    if (!holds) {
      throw new UnreadableJson(parser, otherwise);
    }
  }

  private void readParams(JsonParser parser) {
    Values.startObject(parser);
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      if (params.put(name, Values.string(parser)) != null) {
        throw Values.twice(parser, "the parameter", name);
      }
      if (params.size() > Values.MOST_ENTRIES) {
        throw Values.tooMany(parser, "parameters");
      }
    }
  }

  private void readOperations(JsonParser parser) {
    Values.startArray(parser);
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      operations.add(operation(parser));
    }
  }

  private TimedOperation operation(JsonParser parser) {
    int number = 0;
    Optional<Span> open = Optional.empty();
    Optional<Span> batch = Optional.empty();
    Optional<Span> close = Optional.empty();
    long[] worker = {};
    long[] start = {};
    long[] stop = {};
    OptionalInt[] startCarrier = {};
    OptionalInt[] stopCarrier = {};
    List<String> problems = new ArrayList<>();
    Values.startObject(parser);
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      switch (name) {
        case "number" -> number = Values.count(parser);
        case "open" -> open = Optional.of(span(parser));
        case "batch" -> batch = Optional.of(span(parser));
        case "close" -> close = Optional.of(span(parser));
        case "worker" -> worker = column(parser);
        case "start" -> start = column(parser);
        case "stop" -> stop = column(parser);
        case "startCarrier" -> startCarrier = carriers(parser);
        case "stopCarrier" -> stopCarrier = carriers(parser);
        case "problems" -> {
          Values.startArray(parser);
          while (parser.nextToken() != JsonToken.END_ARRAY) {
            problems.add(Values.string(parser));
          }
        }
        default -> parser.skipChildren();
      }
    }
    if (batch.isEmpty()) {
      throw new UnreadableJson(parser, "an operation has no batch");
    }
    if (worker.length != start.length || start.length != stop.length) {
      throw new UnreadableJson(
          parser,
          "an operation has %d workers, %d starts and %d stops"
              .formatted(worker.length, start.length, stop.length));
    }
    for (OptionalInt[] carrier : List.of(startCarrier, stopCarrier)) {
      if (carrier.length != 0 && carrier.length != worker.length) {
        throw new UnreadableJson(
            parser,
            "an operation has %d tasks and carriers of %d"
                .formatted(worker.length, carrier.length));
      }
    }
    List<Task> runs = tasks(parser, worker, start, stop, startCarrier, stopCarrier);
    return new TimedOperation(number, open, batch.get(), close, runs, problems);
  }

  private List<Task> tasks(
      JsonParser parser,
      long[] worker,
      long[] start,
      long[] stop,
      OptionalInt[] startCarrier,
      OptionalInt[] stopCarrier) {
    List<Task> runs = new ArrayList<>(worker.length);
    for (int task = 0; task < worker.length; task++) {
      if (worker[task] < 0 || worker[task] >= MOST_WORKERS) {
        throw new UnreadableJson(parser, "a task was run by worker " + worker[task]);
      }
      runs.add(
          new Task(
              (int) worker[task],
              start[task],
              stop[task],
              startCarrier.length == 0 ? OptionalInt.empty() : startCarrier[task],
              stopCarrier.length == 0 ? OptionalInt.empty() : stopCarrier[task]));
    }
    tasks += worker.length;
    if (tasks > MOST_TASKS) {
      throw new UnreadableJson(parser, "more than " + MOST_TASKS + " task runs");
    }
    return runs;
  }

  private static Span span(JsonParser parser) {
    long[] ends = column(parser);
    if (ends.length != 2) {
      throw new UnreadableJson(
          parser, "expected start and stop, found " + ends.length + " numbers");
    }
    return new Span(ends[0], ends[1]);
  }

  /** A number from 1 for each task, or null where nobody knows. */
  private static OptionalInt[] carriers(JsonParser parser) {
    List<OptionalInt> values = new ArrayList<>();
    Values.startArray(parser);
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      values.add(
          parser.currentToken() == JsonToken.VALUE_NULL
              ? OptionalInt.empty()
              : OptionalInt.of(Values.count(parser)));
      if (values.size() > MOST_TASKS) {
        throw new UnreadableJson(parser, "more than " + MOST_TASKS + " task runs");
      }
    }
    return values.toArray(OptionalInt[]::new);
  }

  private static long[] column(JsonParser parser) {
    LongStream.Builder values = LongStream.builder();
    Values.startArray(parser);
    int count = 0;
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      values.add(whole(parser));
      count++;
      if (count > MOST_TASKS) {
        throw new UnreadableJson(parser, "more than " + MOST_TASKS + " task runs");
      }
    }
    return values.build().toArray();
  }

  private static long whole(JsonParser parser) {
    double value = Values.number(parser);
    if (value != Math.rint(value) || Math.abs(value) > LARGEST) {
      throw new UnreadableJson(
          parser, "expected a whole number, found " + Values.cut(parser.getString()));
    }
    return (long) value;
  }
}
