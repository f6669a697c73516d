package dev.parallax.result;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;

/**
 * A whole file as maps, lists, strings and doubles, read without any thought of JMH: what {@link
 * ResultReader} says is held against it.
 */
public final class JsonTree {
  private static final JsonFactory JSON =
      JsonFactory.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();

  private JsonTree() {}

  /** Reads a file's only value. */
  public static Object read(byte[] json) {
    try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), json)) {
      parser.nextToken();
      return value(parser);
    }
  }

  /** The rows of a JMH file. */
  public static List<Map<String, Object>> rows(byte[] json) {
    return array(read(json)).stream().map(JsonTree::object).toList();
  }

  /** A field's value; {@code null} as a text if there is none. */
  public static Object field(Map<String, Object> object, String name) {
    return object.getOrDefault(name, "null");
  }

  /** The value as an object; empty if it is null. */
  @SuppressWarnings("unchecked") // Made by value() below.
  public static Map<String, Object> object(Object value) {
    return value.equals("null") ? Map.of() : (Map<String, Object>) value;
  }

  /** The value as an array; empty if it is null. */
  @SuppressWarnings("unchecked") // Made by value() below.
  public static List<Object> array(Object value) {
    return value.equals("null") ? List.of() : (List<Object>) value;
  }

  /** The value as a number, from JMH's strings too. */
  public static double number(Object value) {
    return switch (value) {
      case Double number -> number;
      case String text ->
          switch (text) {
            case "+INF", "INF", "Infinity" -> Double.POSITIVE_INFINITY;
            case "-INF", "-Infinity" -> Double.NEGATIVE_INFINITY;
            case "NaN", "null" -> Double.NaN;
            default -> throw new IllegalArgumentException(text);
          };
      default -> throw new IllegalArgumentException(value.toString());
    };
  }

  private static Object value(JsonParser parser) {
    return switch (parser.currentToken()) {
      case START_OBJECT -> {
        Map<String, Object> object = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
          String name = parser.currentName();
          parser.nextToken();
          object.put(name, value(parser));
        }
        yield object;
      }
      case START_ARRAY -> {
        List<Object> array = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          array.add(value(parser));
        }
        yield array;
      }
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
          parser.isNaN()
              ? (Object) parser.getString()
              : (Object) Double.parseDouble(parser.getString());
      default -> parser.getString();
    };
  }

  /**
   * The JMH files at hand: those in the repository, and those in the folder that the system
   * property {@code jmh.json.folder} names.
   */
  public static List<Path> filesAtHand() throws IOException {
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> runs = Files.newDirectoryStream(Path.of("jmh-results"))) {
      runs.forEach(run -> files.add(run.resolve("results.json")));
    }
    addJson(files, Path.of("src/test/resources/dev/parallax/result"));
    String folder = System.getProperty("jmh.json.folder", "");
    if (!folder.isEmpty()) {
      addJson(files, Path.of(folder));
    }
    files.removeIf(file -> !Files.isRegularFile(file));
    files.sort(null);
    return files;
  }

  private static void addJson(List<Path> files, Path folder) throws IOException {
    try (DirectoryStream<Path> json = Files.newDirectoryStream(folder, "*.json")) {
      json.forEach(files::add);
    }
  }
}
