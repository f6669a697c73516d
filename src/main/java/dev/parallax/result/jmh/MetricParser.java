package dev.parallax.result.jmh;

import dev.parallax.json.UnreadableJson;
import dev.parallax.unit.Unit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads one metric; the parser stands on its first token. */
final class MetricParser {
  /** Small enough for the sum of the largest doubles, each as often as a double can count. */
  private static final double SCALE = 0x1p-100;

  private MetricParser() {}

  static Metric read(JsonParser parser, RowMemory memory) {
    Unit unit = memory.unit("");
    double score = Double.NaN;
    double error = Double.NaN;
    List<Fork> forks = List.of();
    Set<String> seen = new HashSet<>();
    Values.startObject(parser);
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String field = parser.currentName();
      if (!seen.add(field)) {
        throw Values.twice(parser, "the field", field);
      }
      if (seen.size() > Values.MOST_ENTRIES) {
        throw Values.tooMany(parser, "fields");
      }
      parser.nextToken();
      switch (field) {
        case "score" -> score = Values.number(parser);
        case "scoreError" -> error = Values.number(parser);
        case "scoreUnit" -> unit = memory.unit(Values.string(parser));
        case "rawData", "rawDataHistogram" -> {
          if (seen.contains("rawData") && seen.contains("rawDataHistogram")) {
            throw new UnreadableJson(
                parser, "a metric has rawData and rawDataHistogram, JMH writes one");
          }
          forks = forks(parser, memory, field.equals("rawDataHistogram"));
        }
        default -> parser.skipChildren();
      }
    }
    return new Metric(unit, score, error, forks);
  }

  /**
   * {@code rawData[fork][iteration]}, or {@code rawDataHistogram[fork][iteration][[value, count],
   * ...]}: of samples only each iteration's mean is kept, and how many it stands for.
   */
  private static List<Fork> forks(JsonParser parser, RowMemory memory, boolean samples) {
    List<Fork> forks = new ArrayList<>();
    if (parser.currentToken() == JsonToken.VALUE_NULL) {
      return forks;
    }
    Values.startArray(parser);
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      Values.startArray(parser);
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        if (samples) {
          samples(parser, memory.fork());
        } else {
          memory.fork().add(Values.number(parser));
        }
      }
      forks.add(memory.endOfFork());
    }
    return forks;
  }

  /** The {@code [value, count]} pairs of one iteration. */
  private static void samples(JsonParser parser, ForkBuilder fork) {
    double sum = 0;
    double scaledSum = 0;
    double count = 0;
    Values.startArray(parser);
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      Values.startArray(parser);
      parser.nextToken();
      double value = Values.number(parser);
      parser.nextToken();
      long times = Values.largeCount(parser);
      if (parser.nextToken() != JsonToken.END_ARRAY) {
        throw Values.unexpected(parser, "the end of a [value, count] pair");
      }
      if (Double.isFinite(value)) {
        sum += value * times;
        scaledSum += value * SCALE * times;
        count += times;
      }
    }
    // A sum beyond a double would make an iteration infinite that isn't, and so pass it over.
    fork.add(Double.isFinite(sum) ? sum / count : scaledSum / count / SCALE, count);
  }
}
