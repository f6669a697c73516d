package dev.parallax.result;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** The machine that a run directory says it was measured on; JMH's own JSON says nothing of it. */
public final class Machine {
  private static final String ENVIRONMENT = "environment.json";

  private Machine() {}

  /**
   * System, architecture and cores, such as {@code Linux 6.18 amd64 2 cores}; empty if the file
   * doesn't lie in a run directory, or that can't be read: results are worth reporting without.
   *
   * @param results a result file that was read
   */
  public static String of(Path results) {
    Path environment = results.resolveSibling(ENVIRONMENT);
    if (!Files.isRegularFile(environment)) {
      return "";
    }
    Map<String, String> fields = new LinkedHashMap<>();
    try (InputStream in = new BufferedInputStream(Files.newInputStream(environment));
        JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), in)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return "";
      }
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = parser.currentName();
        if (parser.nextToken().isScalarValue()) {
          fields.put(name, parser.getString());
        } else {
          parser.skipChildren();
        }
      }
    } catch (IOException | JacksonException e) {
      return "";
    }
    String cores = fields.getOrDefault("cores", "");
    return Stream.of(
            fields.getOrDefault("os", ""),
            fields.getOrDefault("arch", ""),
            cores.isEmpty() ? "" : cores + (cores.equals("1") ? " core" : " cores"))
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(" "));
  }
}
