package dev.parallax.render.json;

import dev.parallax.stat.Estimate;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonGenerator;

/**
 * The kinds of fields that our JSON is made of.
 *
 * @param json where they go
 */
record JsonFields(JsonGenerator json) {
  void object(Runnable fields) {
    json.writeStartObject();
    fields.run();
    json.writeEndObject();
  }

  void object(String name, Runnable fields) {
    json.writeObjectPropertyStart(whole(name));
    fields.run();
    json.writeEndObject();
  }

  void array(String name, Runnable elements) {
    json.writeArrayPropertyStart(whole(name));
    elements.run();
    json.writeEndArray();
  }

  void string(String name, String value) {
    json.writeStringProperty(whole(name), whole(value));
  }

  void strings(String name, List<String> values) {
    array(name, () -> values.forEach(value -> json.writeString(whole(value))));
  }

  /** A name that may be missing: empty is null. */
  void stringOrNull(String name, String value) {
    if (value.isEmpty()) {
      json.writeNullProperty(name);
    } else {
      string(name, value);
    }
  }

  /** JSON has no NaN and no infinity: what isn't finite is unknown. */
  void number(String name, double value) {
    if (Double.isFinite(value)) {
      json.writeNumberProperty(name, value);
    } else {
      json.writeNullProperty(name);
    }
  }

  void count(String name, int value) {
    json.writeNumberProperty(name, value);
  }

  /** A count, unless the text says otherwise; empty is null. */
  void countOrText(String name, String value, boolean isCount) {
    if (isCount && value.matches("[0-9]{1,9}")) {
      count(name, Integer.parseInt(value));
    } else {
      stringOrNull(name, value);
    }
  }

  /** Parameters are strings, as in JMH's own JSON. */
  void params(String name, Map<String, String> params) {
    object(name, () -> params.forEach(this::string));
  }

  /** A value with its interval; both ends are null if the data say nothing. */
  void estimate(String name, Estimate estimate) {
    boolean known = estimate.interval().isKnown();
    object(
        name,
        () -> {
          number("value", estimate.value());
          number("lo", known ? estimate.interval().lo() : Double.NaN);
          number("hi", known ? estimate.interval().hi() : Double.NaN);
        });
  }

  void nothing(String name) {
    json.writeNullProperty(name);
  }

  /** Text without halves of surrogate pairs, which JSON can't hold. */
  private static String whole(String text) {
    boolean broken =
        text.codePoints()
            .anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    if (!broken) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints()
        .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xfffd : c)
        .forEach(out::appendCodePoint);
    return out.toString();
  }
}
