package dev.parallax.result;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** What a journal has observed of its forks, line by line. */
final class ForkObservations {
  private final Map<String, String> cells = new HashMap<>();
  private final Map<String, List<Disturbance>> byFork = new LinkedHashMap<>();

  /** Reads a line; one that can't be read, or that tells of no fork, says nothing. */
  void add(byte[] line) {
    try (JsonParser json = JournalFacts.open(line)) {
      json.nextToken();
      String cell = "";
      int round = 0;
      double nanos = 0;
      while (json.nextToken() == JsonToken.PROPERTY_NAME) {
        String field = json.currentName();
        JsonToken value = json.nextToken();
        switch (field) {
          case "cells" -> names(json, value);
          case "cell" -> cell = Values.string(json);
          case "round" -> round = json.getIntValue();
          case "nanos" -> nanos = json.getDoubleValue();
          case "observed" -> observed(json, value, cell, round, nanos);
          default -> json.skipChildren();
        }
      }
    } catch (JacksonException e) {
      // As with every line of a journal that can't be read.
    }
  }

  private void names(JsonParser json, JsonToken value) {
    while (value == JsonToken.START_OBJECT && json.nextToken() == JsonToken.PROPERTY_NAME) {
      String id = json.currentName();
      json.nextToken();
      cells.put(id, Values.string(json));
    }
  }

  private void observed(JsonParser json, JsonToken value, String cell, int round, double nanos) {
    List<Disturbance> found = new ArrayList<>();
    String name = cells.getOrDefault(cell, cell);
    while (value == JsonToken.START_OBJECT && json.nextToken() == JsonToken.PROPERTY_NAME) {
      String field = json.currentName();
      if (!json.nextToken().isNumeric()) {
        json.skipChildren();
        continue;
      }
      double number = json.getDoubleValue();
      switch (field) {
        case "throttledMicros" ->
            add(found, Disturbance.Kind.THROTTLED, name, round, number * 1e3 / nanos);
        case "memoryStallMicros" ->
            add(found, Disturbance.Kind.MEMORY_STALL, name, round, number * 1e3 / nanos);
        case "stealShare" -> add(found, Disturbance.Kind.STEAL, name, round, number);
        default -> {
          // Of no use here.
        }
      }
    }
    byFork.put(name + " " + round, found);
  }

  private static void add(
      List<Disturbance> found, Disturbance.Kind kind, String cell, int round, double share) {
    if (kind.matters(share) && Double.isFinite(share)) {
      found.add(new Disturbance(kind, cell, round, Math.min(1, share)));
    }
  }

  /** Of each fork what was observed last. */
  List<Disturbance> disturbances() {
    return byFork.values().stream().flatMap(List::stream).toList();
  }
}
