package dev.parallax.result.jmh;

import dev.parallax.json.UnreadableJson;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads one object of the top array into a {@link Measurement}.
 *
 * <p>Fields may stand in any order and all but benchmark, mode and primaryMetric may be missing:
 * what JMH writes grew from 1.12 to 1.37, and others write less. A field that stands twice is
 * refused, for there is no telling which of the two is meant.
 */
public final class RowParser {
  /** A method's own label before JMH 1.37: {@code ·gc.alloc.rate}, {@code method·p0.50}. */
  private static final char OLD_DOT = '\u00b7';

  private final JsonParser parser;
  private final String source;
  private final RowMemory memory;

  private final Set<String> seen = new HashSet<>();
  private String benchmark = "";
  private Optional<Mode> mode = Optional.empty();
  private int threads = 1;
  private boolean forked = true;
  private double iterationSeconds = Double.NaN;
  private String jvm = "";
  private String jdkVersion = "";
  private String vmName = "";
  private String vmVersion = "";
  private List<String> jvmArguments = List.of();
  private Map<String, String> params = Map.of();
  private Optional<Metric> primary = Optional.empty();
  private Map<String, Metric> secondary = Map.of();

  private RowParser(JsonParser parser, String source, RowMemory memory) {
    this.parser = parser;
    this.source = source;
    this.memory = memory;
  }

  /** Reads the row whose first token the parser stands on. */
  public static Measurement read(JsonParser parser, String source, RowMemory memory) {
    return new RowParser(parser, source, memory).row();
  }

  private Measurement row() {
    Values.startObject(parser);
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String field = parser.currentName();
      if (seen.size() > Values.MOST_ENTRIES) {
        throw Values.tooMany(parser, "fields");
      }
      if (!seen.add(field)) {
        throw Values.twice(parser, "the field", field);
      }
      parser.nextToken();
      field(field);
    }
    if (benchmark.isEmpty()) {
      throw missing("benchmark");
    }
    return new Measurement(
        benchmark,
        mode.orElseThrow(() -> missing("mode")),
        threads,
        params,
        primary.orElseThrow(() -> missing("primaryMetric")),
        current(secondary),
        forked,
        iterationSeconds,
        memory.vm(new Vm(jvm, jdkVersion, vmName, vmVersion, jvmArguments)),
        source);
  }

  private UnreadableJson missing(String field) {
    return new UnreadableJson(
        parser, "not a JMH result: the object that ends here has no \"" + field + "\"");
  }

  private void field(String name) {
    switch (name) {
      case "benchmark" -> benchmark = text();
      case "mode" -> mode = Optional.of(mode());
      case "threads" -> threads = Values.count(parser);
      case "forks" -> forked = Values.count(parser) != 0;
      case "measurementTime" -> iterationSeconds = IterationTime.seconds(text());
      case "jvm" -> jvm = text();
      case "jdkVersion" -> jdkVersion = text();
      case "vmName" -> vmName = text();
      case "vmVersion" -> vmVersion = text();
      case "jvmArgs" -> jvmArguments = texts();
      case "params" -> params = params();
      case "primaryMetric" -> primary = Optional.of(MetricParser.read(parser, memory));
      case "secondaryMetrics" -> secondary = secondaryMetrics();
      default -> parser.skipChildren();
    }
  }

  private String text() {
    return memory.text(Values.string(parser));
  }

  private Mode mode() {
    String label = Values.string(parser);
    return Mode.ofLabel(label)
        .orElseThrow(() ->
            new UnreadableJson(
                parser,
                "mode \"" + Values.cut(label) + "\" is none of thrpt, avgt, sample and ss"));
  }

  private List<String> texts() {
    List<String> found = new ArrayList<>();
    if (parser.currentToken() == JsonToken.VALUE_NULL) {
      return found;
    }
    Values.startArray(parser);
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      found.add(text());
      if (found.size() > Values.MOST_ENTRIES) {
        throw Values.tooMany(parser, "arguments");
      }
    }
    return found;
  }

  private Map<String, String> params() {
    Map<String, String> found = new LinkedHashMap<>();
    if (parser.currentToken() == JsonToken.VALUE_NULL) {
      return found;
    }
    Values.startObject(parser);
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = memory.text(parser.currentName());
      parser.nextToken();
      if (found.put(name, text()) != null) {
        throw Values.twice(parser, "the parameter", name);
      }
      if (found.size() > Values.MOST_ENTRIES) {
        throw Values.tooMany(parser, "parameters");
      }
    }
    return found;
  }

  private Map<String, Metric> secondaryMetrics() {
    Map<String, Metric> found = new LinkedHashMap<>();
    if (parser.currentToken() == JsonToken.VALUE_NULL) {
      return found;
    }
    Values.startObject(parser);
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = memory.text(parser.currentName());
      parser.nextToken();
      if (found.put(name, MetricParser.read(parser, memory)) != null) {
        throw Values.twice(parser, "the secondary metric", name);
      }
      if (found.size() > Values.MOST_ENTRIES) {
        throw Values.tooMany(parser, "secondary metrics");
      }
    }
    return found;
  }

  /**
   * The metrics under the names that JMH 1.37 gives them. What belonged to the whole benchmark was
   * {@code method·p0.50} and is {@code p0.50}; what belongs to a member of a group was {@code
   * put·p0.50} and is {@code put:p0.50}, and so isn't lost among the others' percentiles.
   */
  private Map<String, Metric> current(Map<String, Metric> metrics) {
    if (metrics.keySet().stream().noneMatch(name -> name.indexOf(OLD_DOT) >= 0)) {
      return metrics;
    }
    String method = benchmark.substring(benchmark.lastIndexOf('.') + 1);
    Map<String, Metric> renamed = new LinkedHashMap<>();
    metrics.forEach((name, metric) -> {
      int dot = name.indexOf(OLD_DOT);
      String owner = dot < 0 ? "" : name.substring(0, dot);
      String rest = name.substring(dot + 1);
      String current =
          dot < 0 || owner.isEmpty() || owner.equals(method) ? rest : owner + ":" + rest;
      if (renamed.put(memory.text(current), metric) != null) {
        throw Values.twice(parser, "the secondary metric", current);
      }
    });
    return renamed;
  }
}
