package dev.parallax.result.jmh;

import dev.parallax.json.UnreadableJson;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads the values that JMH JSON is made of; the parser stands on the value's first token. */
public final class Values {
  /**
   * Of parameters, metrics or arguments in one row. A benchmark has a handful, and a table of a
   * million columns is of use to nobody.
   */
  public static final int MOST_ENTRIES = 10_000;

  /** Doubles hold whole numbers exactly up to here. */
  private static final double LARGEST_COUNT = 0x1p53;

  private Values() {}

  /** A number; JMH writes those that aren't finite as strings. */
  public static double number(JsonParser parser) {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.VALUE_NUMBER_INT || token == JsonToken.VALUE_NUMBER_FLOAT) {
      double value = parser.getDoubleValue();
      if (Double.isInfinite(value) && !parser.isNaN()) {
        throw new UnreadableJson(parser, "the number " + cut(parser.getString()) + " is too large");
      }
      if (value == 0 && !isZero(parser.getString())) {
        throw new UnreadableJson(parser, "the number " + cut(parser.getString()) + " is too small");
      }
      return value;
    }
    if (token == JsonToken.VALUE_NULL) {
      return Double.NaN;
    }
    if (token == JsonToken.VALUE_STRING) {
      String text = parser.getString();
      return notFinite(text)
          .orElseThrow(
              () -> new UnreadableJson(parser, "expected a number, found \"" + cut(text) + "\""));
    }
    throw unexpected(parser, "a number");
  }

  private static Optional<Double> notFinite(String text) {
    return switch (text) {
      case "NaN" -> Optional.of(Double.NaN);
      case "+INF", "INF", "Infinity" -> Optional.of(Double.POSITIVE_INFINITY);
      case "-INF", "-Infinity" -> Optional.of(Double.NEGATIVE_INFINITY);
      default -> Optional.empty();
    };
  }

  /** Whether the digits before an exponent are all 0. */
  private static boolean isZero(String number) {
    for (int i = 0; i < number.length(); i++) {
      char c = number.charAt(i);
      if (c == 'e' || c == 'E') {
        return true;
      }
      if (c >= '1' && c <= '9') {
        return false;
      }
    }
    return true;
  }

  /** A whole number from 0 on. */
  public static int count(JsonParser parser) {
    long count = largeCount(parser);
    if (count > Integer.MAX_VALUE) {
      throw new UnreadableJson(parser, "the number " + cut(parser.getString()) + " is too large");
    }
    return (int) count;
  }

  /** A whole number from 0 on: in a histogram, of samples in a bucket. */
  static long largeCount(JsonParser parser) {
    double value = number(parser);
    if (value < 0 || value != Math.rint(value) || value > LARGEST_COUNT) {
      throw new UnreadableJson(
          parser, "expected a whole number from 0 on, found " + cut(parser.getString()));
    }
    return (long) value;
  }

  /** A string; numbers and booleans are taken as they are written. */
  public static String string(JsonParser parser) {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.VALUE_NULL) {
      return "";
    }
    if (!token.isScalarValue()) {
      throw unexpected(parser, "a string");
    }
    return parser.getString();
  }

  /**
   * Walks through an object; what is left of a field's value is passed over.
   *
   * @param field is given each name while the parser stands on the first token of its value
   */
  public static void fields(JsonParser parser, Consumer<String> field) {
    fields(parser, name -> {}, field);
  }

  /**
   * Walks through an object in which no name stands twice, for there is no telling which of the two
   * is meant.
   *
   * @param kind what each of its fields is, for messages
   */
  public static void distinctFields(JsonParser parser, String kind, Consumer<String> field) {
    Set<String> seen = new HashSet<>();
    fields(
        parser,
        name -> {
          if (!seen.add(name)) {
            throw twice(parser, "the " + kind, name);
          }
          if (seen.size() > MOST_ENTRIES) {
            throw tooMany(parser, kind + "s");
          }
        },
        field);
  }

  private static void fields(JsonParser parser, Consumer<String> onName, Consumer<String> onValue) {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      throw unexpected(parser, "an object");
    }
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      onName.accept(name);
      parser.nextToken();
      onValue.accept(name);
      parser.skipChildren();
    }
  }

  /** A map of texts in which no name stands twice. */
  public static Map<String, String> strings(JsonParser parser, String kind) {
    Map<String, String> strings = new LinkedHashMap<>();
    distinctFields(parser, kind, name -> strings.put(name, string(parser)));
    return strings;
  }

  /** Walks through an array; the parser stands on the first token of each element. */
  public static void elements(JsonParser parser, Runnable element) {
    startArray(parser);
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      element.run();
    }
  }

  static void startArray(JsonParser parser) {
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      throw unexpected(parser, "an array");
    }
  }

  public static boolean isNull(JsonParser parser) {
    return parser.currentToken() == JsonToken.VALUE_NULL;
  }

  public static UnreadableJson twice(JsonParser parser, String what, String name) {
    return new UnreadableJson(parser, what + " \"" + cut(name) + "\" stands twice");
  }

  static UnreadableJson tooMany(JsonParser parser, String what) {
    return new UnreadableJson(parser, "a row has more than " + MOST_ENTRIES + " " + what);
  }

  static UnreadableJson unexpected(JsonParser parser, String expected) {
    JsonToken token = parser.currentToken();
    String found =
        switch (token) {
          case null -> "the end of the text";
          case START_OBJECT -> "an object";
          case START_ARRAY -> "an array";
          case END_ARRAY, END_OBJECT -> "the end of it";
          case VALUE_STRING -> "\"" + cut(parser.getString()) + "\"";
          default -> cut(parser.getString());
        };
    return new UnreadableJson(parser, "expected " + expected + ", found " + found);
  }

  public static String cut(String text) {
    return text.length() <= 40 ? text : text.substring(0, 40) + "...";
  }
}
