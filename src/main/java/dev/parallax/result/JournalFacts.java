package dev.parallax.result;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * What a journal says of a run that its results don't.
 *
 * <p>Only the lines that can tell are parsed, and of each line no more than they need is kept: most
 * of a journal is results, which the reporting half has from JMH's JSON. A line that can't be read
 * says nothing, nor does one without an end: the journal enriches a report, and whoever goes on
 * with the run is told what is wrong with it.
 *
 * @param differences what was not as at the start when the run was made to go on, each in one line
 * @param reruns how many forks were measured again
 * @param disturbances of the forks that count: those of a fork that was measured again are gone
 *     with it
 * @param span from the start of the first fork that was measured to the end of the last, as the
 *     journal has them; none if there was none
 */
record JournalFacts(
    List<String> differences, int reruns, List<Disturbance> disturbances, Optional<Span> span) {
  private static final byte[] HEADER = "{\"format\"".getBytes(StandardCharsets.UTF_8);
  private static final byte[] RESUMED = start("resumed");
  private static final byte[] MEASURED = start("measured");

  /**
   * Of a fork with longer results it isn't told what was observed, which stands behind them. Theirs
   * stay far below.
   */
  private static final int LONGEST_LINE = 1 << 16;

  private static final int MOST_DIFFERENCES = 100;

  /** From when to when, as ISO 8601 instants. */
  record Span(String start, String end) {}

  JournalFacts {
    differences = List.copyOf(differences);
    disturbances = List.copyOf(disturbances);
  }

  /** Reads a journal. */
  static JournalFacts read(Path journal) throws IOException {
    List<String> differences = new ArrayList<>();
    ForkObservations observations = new ForkObservations();
    int reruns = 0;
    Optional<String> start = Optional.empty();
    Optional<String> end = Optional.empty();
    try (InputStream in = new BufferedInputStream(Files.newInputStream(journal), 1 << 16)) {
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      for (int b = in.read(); b >= 0; b = in.read()) {
        if (b == '\n') {
          byte[] whole = line.toByteArray();
          if (startsWith(whole, HEADER) || startsWith(whole, MEASURED)) {
            observations.add(whole);
          }
          if (startsWith(whole, RESUMED) && differences.size() < MOST_DIFFERENCES) {
            differences.addAll(differencesOf(whole));
          } else if (startsWith(whole, MEASURED)) {
            start = start.or(() -> text(whole, "start"));
            Optional<String> at = text(whole, "at");
            end = at.isPresent() ? at : end;
            if (attemptOf(whole) > 1) {
              reruns++;
            }
          }
          line.reset();
        } else if (line.size() < LONGEST_LINE) {
          line.write(b);
        }
      }
    }
    Optional<Span> span =
        start.isPresent() && end.isPresent()
            ? Optional.of(new Span(start.get(), end.get()))
            : Optional.empty();
    return new JournalFacts(differences, reruns, observations.disturbances(), span);
  }

  private static Optional<String> text(byte[] line, String field) {
    try (JsonParser json = open(line)) {
      return find(json, field) == JsonToken.VALUE_STRING
          ? Optional.of(json.getString())
          : Optional.empty();
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  private static List<String> differencesOf(byte[] line) {
    List<String> differences = new ArrayList<>();
    try (JsonParser json = open(line)) {
      if (find(json, "differences") == JsonToken.START_ARRAY) {
        while (json.nextToken() == JsonToken.VALUE_STRING) {
          differences.add(json.getString());
        }
      }
    } catch (JacksonException e) {
      return List.of();
    }
    return differences;
  }

  private static int attemptOf(byte[] line) {
    try (JsonParser json = open(line)) {
      return find(json, "attempt") == JsonToken.VALUE_NUMBER_INT ? json.getIntValue() : 0;
    } catch (JacksonException e) {
      return 0;
    }
  }

  static JsonParser open(byte[] line) {
    return new JsonFactory().createParser(ObjectReadContext.empty(), line);
  }

  /** Goes to a field's value; to the end of the object if it has no such field. */
  static JsonToken find(JsonParser json, String name) {
    json.nextToken();
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      String field = json.currentName();
      JsonToken value = json.nextToken();
      if (field.equals(name)) {
        return value;
      }
      json.skipChildren();
    }
    return JsonToken.END_OBJECT;
  }

  private static byte[] start(String event) {
    return "{\"event\":\"%s\"".formatted(event).getBytes(StandardCharsets.UTF_8);
  }

  private static boolean startsWith(byte[] line, byte[] start) {
    return line.length >= start.length
        && Arrays.equals(line, 0, start.length, start, 0, start.length);
  }
}
