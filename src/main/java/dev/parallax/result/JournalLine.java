package dev.parallax.result;

import dev.parallax.json.Json;
import dev.parallax.json.JsonReader;
import dev.parallax.json.UnreadableJson;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** One line of a journal, as far as a report needs it; what isn't as expected is left out. */
record JournalLine(Json.Obj json) {
  /** Reads a line; empty if it isn't JSON, or no object. */
  static Optional<JournalLine> read(byte[] line) {
    try {
      return Optional.of(new JournalLine(JsonReader.object(line)));
    } catch (UnreadableJson e) {
      return Optional.empty();
    }
  }

  boolean isEvent(String kind) {
    return text("event").equals(Optional.of(kind));
  }

  Optional<String> text(String field) {
    return json.get(field).flatMap(JournalLine::text);
  }

  private static Optional<String> text(Json value) {
    return value instanceof Json.Text(String text) ? Optional.of(text) : Optional.empty();
  }

  /** A whole number from 0 on; 0 if the field has none. */
  long count(String field) {
    return json.get(field)
        .filter(value -> value instanceof Json.Num(String digits) && digits.matches("[0-9]{1,18}"))
        .map(value -> Json.asInteger(value, field))
        .orElse(0L);
  }

  /** Names of cells by their short name, in a header. */
  Map<String, String> names() {
    Map<String, String> names = new LinkedHashMap<>();
    fieldsOf("cells").forEach((name, value) -> text(value).ifPresent(t -> names.put(name, t)));
    return names;
  }

  /** Differences of the machine that resumed a run. */
  List<String> differences() {
    return json.get("differences").stream()
        .flatMap(value -> value instanceof Json.Arr(List<Json> all) ? all.stream() : Stream.of())
        .flatMap(value -> text(value).stream())
        .toList();
  }

  /** Numbers that were observed of a fork. */
  Map<String, Double> observed() {
    Map<String, Double> numbers = new LinkedHashMap<>();
    fieldsOf("observed")
        .forEach((name, value) -> {
          if (value instanceof Json.Num) {
            numbers.put(name, Json.asDouble(value, name));
          }
        });
    return numbers;
  }

  private Map<String, Json> fieldsOf(String field) {
    return json.get(field).orElse(Json.Obj.EMPTY) instanceof Json.Obj(Map<String, Json> fields)
        ? fields
        : Map.of();
  }
}
