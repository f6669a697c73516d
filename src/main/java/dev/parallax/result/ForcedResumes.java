package dev.parallax.result;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * What a journal says of a run that was made to go on although something was not as at its start.
 *
 * <p>Only the lines that can tell are parsed, and of each line no more than they need is kept: most
 * of a journal is results, which the reporting half has from JMH's JSON.
 */
final class ForcedResumes {
  private static final byte[] RESUMED = "{\"event\":\"resumed\"".getBytes(StandardCharsets.UTF_8);
  private static final int LONGEST_LINE = 1 << 16;
  private static final int MOST = 100;

  private ForcedResumes() {}

  /** All differences, each in one line; a line that can't be read says nothing. */
  static List<String> differences(Path journal) throws IOException {
    List<String> differences = new ArrayList<>();
    try (InputStream in = new BufferedInputStream(Files.newInputStream(journal), 1 << 16)) {
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      for (int b = in.read(); b >= 0 && differences.size() < MOST; b = in.read()) {
        if (b == '\n') {
          addOf(line.toByteArray(), differences);
          line.reset();
        } else if (line.size() < LONGEST_LINE) {
          line.write(b);
        }
      }
    }
    return List.copyOf(differences);
  }

  private static void addOf(byte[] line, List<String> differences) {
    if (!startsWith(line)) {
      return;
    }
    try (JsonParser json = new JsonFactory().createParser(ObjectReadContext.empty(), line)) {
      json.nextToken();
      while (json.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = json.currentName();
        if (json.nextToken() == JsonToken.START_ARRAY && name.equals("differences")) {
          while (json.nextToken() == JsonToken.VALUE_STRING) {
            differences.add(json.getString());
          }
        } else {
          json.skipChildren();
        }
      }
    } catch (JacksonException e) {
      // The journal enriches a report; whoever goes on with the run is told what is wrong with it.
      return;
    }
  }

  private static boolean startsWith(byte[] line) {
    return line.length >= RESUMED.length
        && java.util.Arrays.equals(line, 0, RESUMED.length, RESUMED, 0, RESUMED.length);
  }
}
