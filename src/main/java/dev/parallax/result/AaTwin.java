package dev.parallax.result;

import dev.parallax.json.UnreadableJson;
import dev.parallax.result.jmh.Values;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonParser;

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
    StringBuilder schema = new StringBuilder();
    Values.fields(
        parser,
        name -> {
          switch (name) {
            case "schema" -> schema.append(Values.string(parser));
            case "twins" -> Values.elements(parser, () -> twins.add(read(parser)));
            default -> {}
          }
        });
    if (!schema.toString().equals(SCHEMA)) {
      throw new UnreadableJson(parser, "its schema is '" + schema + "', not " + SCHEMA);
    }
    return twins;
  }

  private static AaTwin read(JsonParser parser) {
    StringBuilder benchmark = new StringBuilder();
    Map<String, String> params = new LinkedHashMap<>();
    List<Double> cell = new ArrayList<>();
    List<Double> twin = new ArrayList<>();
    Values.fields(
        parser,
        name -> {
          switch (name) {
            case "benchmark" -> benchmark.append(Values.string(parser));
            case "params" -> params.putAll(Values.strings(parser, "parameter"));
            case "cellSeconds" -> Values.elements(parser, () -> cell.add(Values.number(parser)));
            case "twinSeconds" -> Values.elements(parser, () -> twin.add(Values.number(parser)));
            default -> {}
          }
        });
    if (cell.size() != twin.size()) {
      throw new UnreadableJson(
          parser, "the twin has " + twin.size() + " rounds and its cell " + cell.size());
    }
    return new AaTwin(benchmark.toString(), params, cell, twin);
  }
}
