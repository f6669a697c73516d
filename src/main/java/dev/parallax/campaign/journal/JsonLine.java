package dev.parallax.campaign.journal;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** One JSON object in one line of UTF-8. */
final class JsonLine {
  private static final JsonFactory JSON = new JsonFactory();

  private JsonLine() {}

  /** The line, with its end. */
  static byte[] write(Json.Obj object) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator out = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
      write(out, object);
    }
    bytes.write('\n');
    return bytes.toByteArray();
  }

  private static void write(JsonGenerator out, Json json) {
    switch (json) {
      case Json.Obj(Map<String, Json> fields) -> {
        out.writeStartObject();
        fields.forEach((name, value) -> {
          out.writeName(name);
          write(out, value);
        });
        out.writeEndObject();
      }
      case Json.Arr(List<Json> values) -> {
        out.writeStartArray();
        values.forEach(value -> write(out, value));
        out.writeEndArray();
      }
      case Json.Text(String value) -> out.writeString(value);
      case Json.Num(String literal) -> out.writeNumber(literal);
      case Json.Bool(boolean value) -> out.writeBoolean(value);
      case Json.Null() -> out.writeNull();
    }
  }

  /**
   * Reads one line.
   *
   * @throws UnreadableJson if it isn't one JSON object
   */
  static Json.Obj read(byte[] line) {
    try (JsonParser in = JSON.createParser(ObjectReadContext.empty(), line)) {
      if (in.nextToken() != JsonToken.START_OBJECT) {
        throw new UnreadableJson("not a JSON object");
      }
      Json.Obj object = object(in);
      if (in.nextToken() != null) {
        throw new UnreadableJson("more than one JSON object");
      }
      return object;
    } catch (JacksonException e) {
      throw new UnreadableJson(
          "not JSON: " + e.getOriginalMessage().lines().findFirst().orElse("no reason given"));
    }
  }

  private static Json value(JsonParser in) {
    return switch (in.currentToken()) {
      case START_OBJECT -> object(in);
      case START_ARRAY -> {
        List<Json> values = new ArrayList<>();
        while (in.nextToken() != JsonToken.END_ARRAY) {
          values.add(value(in));
        }
        yield new Json.Arr(values);
      }
      case VALUE_STRING -> new Json.Text(in.getString());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Json.Num(in.getString());
      case VALUE_TRUE -> new Json.Bool(true);
      case VALUE_FALSE -> new Json.Bool(false);
      case VALUE_NULL -> new Json.Null();
      default -> throw new UnreadableJson("not JSON: it ends too early");
    };
  }

  private static Json.Obj object(JsonParser in) {
    Map<String, Json> fields = new LinkedHashMap<>();
    while (in.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = in.currentName();
      in.nextToken();
      fields.put(name, value(in));
    }
    return new Json.Obj(fields);
  }
}
