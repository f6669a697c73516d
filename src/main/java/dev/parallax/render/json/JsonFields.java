package dev.parallax.render.json;

import dev.parallax.json.JsonWriter;
import dev.parallax.stat.Estimate;
import java.io.Writer;
import java.util.Map;

/** The kinds of fields that the schema {@code parallax/2} has. */
final class JsonFields extends JsonWriter {
  JsonFields(Writer out) {
    // Characters that aren't seen stay visible as escapes, as in every other format.
    super(out, Style.INDENTED_ASCII);
  }

  /** A name that may be missing: empty is null. */
  void stringOrNull(String name, String value) {
    if (value.isEmpty()) {
      nothing(name);
    } else {
      string(name, value);
    }
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
    strings(name, params);
  }

  /** A value with its interval; both ends are null if the data say nothing. */
  void estimate(String name, Estimate estimate) {
    object(name, () -> estimate(estimate));
  }

  /** The same among the other fields of an object. */
  void estimate(Estimate estimate) {
    boolean known = estimate.interval().isKnown();
    number("value", estimate.value());
    number("lo", known ? estimate.interval().lo() : Double.NaN);
    number("hi", known ? estimate.interval().hi() : Double.NaN);
  }
}
