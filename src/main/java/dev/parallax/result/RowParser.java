package dev.parallax.result;

import dev.parallax.unit.Unit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads one object of the top array into a {@link Measurement}.
 *
 * <p>Fields may stand in any order and all but benchmark, mode and primaryMetric may be missing:
 * what JMH writes grew from 1.12 to 1.37, and others write less.
 */
final class RowParser {
  private final JsonParser parser;
  private final String source;

  private String benchmark = "";
  private Optional<Mode> mode = Optional.empty();
  private int threads = 1;
  private boolean forked = true;
  private String jdkVersion = "";
  private String vmName = "";
  private String vmVersion = "";
  private List<String> jvmArguments = List.of();
  private Map<String, String> params = Map.of();
  private Optional<Metric> primary = Optional.empty();
  private Map<String, Metric> secondary = Map.of();

  private RowParser(JsonParser parser, String source) {
    this.parser = parser;
    this.source = source;
  }

  /** Reads the row whose first token the parser stands on. */
  static Measurement read(JsonParser parser, String source) {
    return new RowParser(parser, source).row();
  }

  private Measurement row() {
    Values.startObject(parser);
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String field = parser.currentName();
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
        secondary,
        forked,
        new Vm(jdkVersion, vmName, vmVersion, jvmArguments),
        source);
  }

  private NotJmh missing(String field) {
    return new NotJmh(
        parser, "not a JMH result: the object that ends here has no \"" + field + "\"");
  }

  private void field(String name) {
    switch (name) {
      case "benchmark" -> benchmark = Values.string(parser);
      case "mode" -> mode = Optional.of(mode());
      case "threads" -> threads = Values.count(parser);
      case "forks" -> forked = Values.count(parser) != 0;
      case "jdkVersion" -> jdkVersion = Values.string(parser);
      case "vmName" -> vmName = Values.string(parser);
      case "vmVersion" -> vmVersion = Values.string(parser);
      case "jvmArgs" -> jvmArguments = Values.strings(parser);
      case "params" -> params = params();
      case "primaryMetric" -> primary = Optional.of(metric());
      case "secondaryMetrics" -> secondary = secondaryMetrics();
      default -> parser.skipChildren();
    }
  }

  private Mode mode() {
    String label = Values.string(parser);
    return Mode.ofLabel(label)
        .orElseThrow(() ->
            new NotJmh(parser, "mode \"" + label + "\" is none of thrpt, avgt, sample and ss"));
  }

  private Map<String, String> params() {
    Map<String, String> found = new LinkedHashMap<>();
    Values.startObject(parser);
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      found.put(name, Values.string(parser));
    }
    return found;
  }

  private Map<String, Metric> secondaryMetrics() {
    Map<String, Metric> found = new LinkedHashMap<>();
    Values.startObject(parser);
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      // Before 1.37 the names were "·gc.alloc.rate" and "method·p0.50".
      found.put(name.substring(name.indexOf('\u00b7') + 1), metric());
    }
    return found;
  }

  private Metric metric() {
    Unit unit = Unit.parse("");
    double score = Double.NaN;
    double error = Double.NaN;
    List<Fork> forks = List.of();
    Values.startObject(parser);
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String field = parser.currentName();
      parser.nextToken();
      switch (field) {
        case "score" -> score = Values.number(parser);
        case "scoreError" -> error = Values.number(parser);
        case "scoreUnit" -> unit = Unit.parse(Values.string(parser));
        case "rawData" -> forks = Values.rawData(parser);
        case "rawDataHistogram" -> forks = Values.histogram(parser);
        default -> parser.skipChildren();
      }
    }
    return new Metric(unit, score, error, forks);
  }
}
