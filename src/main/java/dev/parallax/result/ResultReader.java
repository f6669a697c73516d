package dev.parallax.result;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;

/** Reads a JMH JSON file, or a run directory, row by row. */
public final class ResultReader {
  private static final String RESULTS = "results.json";

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .build();

  private ResultReader() {}

  /**
   * Reads a file, or {@code results.json} of a run directory. In a run directory the i-th forks of
   * all rows are of the same round.
   *
   * @param path a JSON file or a run directory
   * @param label what reports shall call it
   */
  public static Reading read(Path path, String label) {
    boolean directory = Files.isDirectory(path);
    Path file = directory ? path.resolve(RESULTS) : path;
    if (directory && !Files.exists(file)) {
      return Problem.of(path, "the directory has no " + RESULTS);
    }
    if (!Files.exists(file)) {
      return Problem.of(file, "no such file");
    }
    if (!Files.isReadable(file)) {
      return Problem.of(file, "no permission to read it");
    }
    try {
      if (Files.isRegularFile(file) && Files.size(file) == 0) {
        return Problem.of(file, "the file is empty; JMH leaves such a file when a run is aborted");
      }
      try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
        return new ResultFile(label, file, isOfRun(file), rows(in, label));
      }
    } catch (NotJmh e) {
      return new Problem(file, e.line(), e.column(), String.valueOf(e.getMessage()));
    } catch (JacksonException e) {
      return problem(
          file,
          e,
          isEnd(e)
              ? "the file ends in the middle; was it cut off, or is it being written?"
              : "not valid JSON: " + firstLine(String.valueOf(e.getOriginalMessage())));
    } catch (IOException e) {
      return Problem.of(file, "can't be read: " + e.getMessage());
    }
  }

  /** Whether the file lies in a run directory, by what a campaign leaves beside it. */
  private static boolean isOfRun(Path file) {
    return file.endsWith(RESULTS)
        && (Files.exists(file.resolveSibling("environment.json"))
            || Files.exists(file.resolveSibling("journal.jsonl")));
  }

  private static List<Measurement> rows(InputStream in, String label) {
    List<Measurement> rows = new ArrayList<>();
    try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), in)) {
      JsonToken first = parser.nextToken();
      if (first == null) {
        throw new NotJmh(parser, "the file holds nothing but blanks");
      }
      if (first != JsonToken.START_ARRAY) {
        throw new NotJmh(parser, "not a JMH result: the top of the file is not an array");
      }
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        rows.add(RowParser.read(parser, label));
      }
      if (parser.nextToken() != null) {
        throw new NotJmh(parser, "something follows the end of the results");
      }
    }
    return rows;
  }

  /** Jackson says it by type inside a token and by message between tokens. */
  private static boolean isEnd(JacksonException e) {
    return e instanceof UnexpectedEndOfInputException
        || String.valueOf(e.getOriginalMessage()).startsWith("Unexpected end-of-input");
  }

  private static Problem problem(Path file, JacksonException e, String reason) {
    return new Problem(file, e.getLocation().getLineNr(), e.getLocation().getColumnNr(), reason);
  }

  private static String firstLine(String message) {
    return message.lines().findFirst().orElse("");
  }
}
