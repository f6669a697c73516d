package dev.parallax.result;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads the values that JMH JSON is made of; the parser stands on the value's first token. */
final class Values {
  private Values() {}

  /** A number; JMH writes those that aren't finite as strings. */
  static double number(JsonParser parser) {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.VALUE_NUMBER_INT || token == JsonToken.VALUE_NUMBER_FLOAT) {
      return parser.getDoubleValue();
    }
    if (token == JsonToken.VALUE_NULL) {
      return Double.NaN;
    }
    if (token == JsonToken.VALUE_STRING) {
      String text = parser.getString();
      return switch (text) {
        case "NaN" -> Double.NaN;
        case "+INF", "INF", "Infinity" -> Double.POSITIVE_INFINITY;
        case "-INF", "-Infinity" -> Double.NEGATIVE_INFINITY;
        default -> throw new NotJmh(parser, "expected a number, found \"" + cut(text) + "\"");
      };
    }
    throw unexpected(parser, "a number");
  }

  /** A whole number. */
  static int count(JsonParser parser) {
    double value = number(parser);
    if (value != Math.rint(value) || Math.abs(value) > Integer.MAX_VALUE) {
      throw new NotJmh(parser, "expected a whole number, found " + value);
    }
    return (int) value;
  }

  /** A string; numbers and booleans are taken as they are written. */
  static String string(JsonParser parser) {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.VALUE_NULL) {
      return "";
    }
    if (!token.isScalarValue()) {
      throw unexpected(parser, "a string");
    }
    return parser.getString();
  }

  /** An array of strings. */
  static List<String> strings(JsonParser parser) {
    List<String> strings = new ArrayList<>();
    startArray(parser);
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      strings.add(string(parser));
    }
    return strings;
  }

  /** {@code [fork][iteration]}. */
  static List<Fork> rawData(JsonParser parser) {
    List<Fork> forks = new ArrayList<>();
    if (parser.currentToken() == JsonToken.VALUE_NULL) {
      return forks;
    }
    startArray(parser);
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      startArray(parser);
      Doubles iterations = new Doubles();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        iterations.add(number(parser));
      }
      forks.add(Fork.of(iterations.toArray()));
    }
    return forks;
  }

  /** {@code [fork][iteration][[value, count], ...]}: only each iteration's mean is kept. */
  static List<Fork> histogram(JsonParser parser) {
    List<Fork> forks = new ArrayList<>();
    if (parser.currentToken() == JsonToken.VALUE_NULL) {
      return forks;
    }
    startArray(parser);
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      startArray(parser);
      Doubles means = new Doubles();
      Doubles samples = new Doubles();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        startArray(parser);
        double sum = 0;
        double count = 0;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          startArray(parser);
          parser.nextToken();
          double value = number(parser);
          parser.nextToken();
          double times = number(parser);
          if (parser.nextToken() != JsonToken.END_ARRAY) {
            throw unexpected(parser, "the end of a [value, count] pair");
          }
          sum += value * times;
          count += times;
        }
        means.add(sum / count);
        samples.add(count);
      }
      forks.add(Fork.weighted(means.toArray(), samples.toArray()));
    }
    return forks;
  }

  static void startArray(JsonParser parser) {
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      throw unexpected(parser, "an array");
    }
  }

  static void startObject(JsonParser parser) {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      throw unexpected(parser, "an object");
    }
  }

  static NotJmh unexpected(JsonParser parser, String expected) {
    JsonToken token = parser.currentToken();
    String found =
        switch (token) {
          case START_OBJECT -> "an object";
          case START_ARRAY -> "an array";
          case END_ARRAY, END_OBJECT -> "the end of it";
          case VALUE_STRING -> "\"" + cut(parser.getString()) + "\"";
          default -> cut(parser.getString());
        };
    return new NotJmh(parser, "expected " + expected + ", found " + found);
  }

  private static String cut(String text) {
    return text.length() <= 40 ? text : text.substring(0, 40) + "...";
  }

  /** A growing array. */
  private static final class Doubles {
    private double[] values = new double[16];
    private int size;

    void add(double value) {
      if (size == values.length) {
        values = Arrays.copyOf(values, size * 2);
      }
      values[size++] = value;
    }

    double[] toArray() {
      return Arrays.copyOf(values, size);
    }
  }
}
