package dev.parallax.result;

import dev.parallax.json.UnreadableJson;
import dev.parallax.result.jmh.Values;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * A cell that a campaign ran twice in every round, as {@code aa.json} tells of it. What makes it
 * differ from itself would make other cells differ as well.
 *
 * @param benchmark full name
 * @param params of the cell
 * @param cellSeconds time per operation of the cell's forks, one a round
 * @param twinSeconds the same of its twin, in the same rounds
 */
public record AaTwin(
    String benchmark,
    Map<String, String> params,
    List<Double> cellSeconds,
    List<Double> twinSeconds) {
  private static final String SCHEMA = "parallax-aa/1";

  public AaTwin {
    params = Collections.unmodifiableMap(new LinkedHashMap<>(params));
    cellSeconds = List.copyOf(cellSeconds);
    twinSeconds = List.copyOf(twinSeconds);
  }

  /** Reads {@code aa.json}; the parser stands on its first token. */
  static List<AaTwin> readAll(JsonParser parser) {
    List<AaTwin> twins = new ArrayList<>();
    String schema = "";
    Values.startObject(parser);
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      switch (name) {
        case "schema" -> schema = Values.string(parser);
        case "twins" -> {
          Values.startArray(parser);
          while (parser.nextToken() != JsonToken.END_ARRAY) {
            twins.add(read(parser));
          }
        }
        default -> parser.skipChildren();
      }
    }
    if (!schema.equals(SCHEMA)) {
      throw new UnreadableJson(parser, "its schema is '" + schema + "', not " + SCHEMA);
    }
    return twins;
  }

  private static AaTwin read(JsonParser parser) {
    String benchmark = "";
    Map<String, String> params = Map.of();
    List<Double> cell = List.of();
    List<Double> twin = List.of();
    Values.startObject(parser);
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      switch (name) {
        case "benchmark" -> benchmark = Values.string(parser);
        case "params" -> params = params(parser);
        case "cellSeconds" -> cell = numbers(parser);
        case "twinSeconds" -> twin = numbers(parser);
        default -> parser.skipChildren();
      }
    }
    if (cell.size() != twin.size()) {
      throw new UnreadableJson(
          parser, "the twin has " + twin.size() + " rounds and its cell " + cell.size());
    }
    return new AaTwin(benchmark, params, cell, twin);
  }

  private static Map<String, String> params(JsonParser parser) {
    Map<String, String> params = new LinkedHashMap<>();
    Values.startObject(parser);
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      params.put(name, Values.string(parser));
    }
    return params;
  }

  private static List<Double> numbers(JsonParser parser) {
    List<Double> numbers = new ArrayList<>();
    Values.startArray(parser);
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      numbers.add(Values.number(parser));
    }
    return numbers;
  }
}
