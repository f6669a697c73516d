package dev.parallax.machine;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import tools.jackson.core.JsonGenerator;

/** Writes fields that may be absent. */
record Fields(JsonGenerator json) {
  void object(String name, Runnable fields) {
    json.writeObjectPropertyStart(name);
    fields.run();
    json.writeEndObject();
  }

  void text(String name, String value) {
    json.writeStringProperty(name, value);
  }

  void text(String name, Optional<String> value) {
    value.ifPresent(present -> json.writeStringProperty(name, present));
  }

  void flag(String name, Optional<Boolean> value) {
    value.ifPresent(present -> json.writeBooleanProperty(name, present));
  }

  void number(String name, long value) {
    json.writeNumberProperty(name, value);
  }

  void number(String name, OptionalLong value) {
    value.ifPresent(present -> json.writeNumberProperty(name, present));
  }

  void number(String name, OptionalInt value) {
    value.ifPresent(present -> json.writeNumberProperty(name, present));
  }

  void number(String name, OptionalDouble value) {
    value.ifPresent(present -> json.writeNumberProperty(name, present));
  }

  void texts(String name, List<String> values) {
    json.writeArrayPropertyStart(name);
    values.forEach(json::writeString);
    json.writeEndArray();
  }
}
