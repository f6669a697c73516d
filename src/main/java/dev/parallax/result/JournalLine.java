package dev.parallax.result;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * One line of a journal, as far as a report needs it; its fields may be in any order.
 *
 * @param texts its fields that are strings, numbers or booleans, as text
 * @param names of cells by their short name, in a header
 * @param differences of the machine that resumed a run
 * @param observed numbers that were observed of a fork
 */
record JournalLine(
    Map<String, String> texts,
    Map<String, String> names,
    List<String> differences,
    Map<String, Double> observed) {
  private static final JsonFactory JSON = new JsonFactory();

  JournalLine {
    texts = Map.copyOf(texts);
    names = Map.copyOf(names);
    differences = List.copyOf(differences);
    observed = Collections.unmodifiableMap(new LinkedHashMap<>(observed));
  }

  /** Reads a line; empty if it isn't JSON, or no object. */
  static Optional<JournalLine> read(byte[] line) {
    Map<String, String> texts = new HashMap<>();
    Map<String, String> names = new HashMap<>();
    List<String> differences = new ArrayList<>();
    Map<String, Double> observed = new LinkedHashMap<>();
    try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), line)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        return Optional.empty();
      }
      while (json.nextToken() == JsonToken.PROPERTY_NAME) {
        String field = json.currentName();
        JsonToken value = json.nextToken();
        if (value.isScalarValue()) {
          texts.put(field, json.getString());
        } else if (field.equals("cells") && value == JsonToken.START_OBJECT) {
          names(json, names);
        } else if (field.equals("observed") && value == JsonToken.START_OBJECT) {
          numbers(json, observed);
        } else if (field.equals("differences") && value == JsonToken.START_ARRAY) {
          texts(json, differences);
        } else {
          json.skipChildren();
        }
      }
    } catch (JacksonException e) {
      return Optional.empty();
    }
    return Optional.of(new JournalLine(texts, names, differences, observed));
  }

  private static void names(JsonParser json, Map<String, String> names) {
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = json.currentName();
      if (json.nextToken() == JsonToken.VALUE_STRING) {
        names.put(name, json.getString());
      } else {
        json.skipChildren();
      }
    }
  }

  private static void numbers(JsonParser json, Map<String, Double> numbers) {
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = json.currentName();
      if (json.nextToken().isNumeric()) {
        numbers.put(name, json.getDoubleValue());
      } else {
        json.skipChildren();
      }
    }
  }

  private static void texts(JsonParser json, List<String> texts) {
    for (JsonToken value = json.nextToken();
        value != JsonToken.END_ARRAY;
        value = json.nextToken()) {
      if (value == JsonToken.VALUE_STRING) {
        texts.add(json.getString());
      } else {
        json.skipChildren();
      }
    }
  }

  boolean isEvent(String kind) {
    return kind.equals(texts.get("event"));
  }

  Optional<String> text(String field) {
    return Optional.ofNullable(texts.get(field));
  }

  /** A whole number from 0 on; 0 if the field has none. */
  long count(String field) {
    return text(field).filter(text -> text.matches("[0-9]{1,18}")).map(Long::parseLong).orElse(0L);
  }
}
