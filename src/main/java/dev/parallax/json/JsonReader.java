package dev.parallax.json;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;

/** Reads JSON from anywhere, and says in plain words where it goes wrong. */
public final class JsonReader {
  private static final int DEEPEST = 100;
  private static final int BUFFER = 1 << 16;
  private static final int LONGEST_NUMBER = 1000;

  /** A class path among the JVM's arguments is long, but not this long. */
  private static final int LONGEST_TEXT = 1 << 20;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEEPEST)
                  .maxNumberLength(LONGEST_NUMBER)
                  .maxStringLength(LONGEST_TEXT)
                  .maxNameLength(LONGEST_TEXT)
                  .build())
          .build();

  private JsonReader() {}

  /**
   * Reads the one value of a file, which may be compressed by gzip, as CI keeps them.
   *
   * @param reader is given the parser on the value's first token and leaves it on the last
   * @throws UnreadableJson if it isn't JSON, with the place
   * @throws IOException if it can't be read
   */
  public static <T> T read(Path file, Function<JsonParser, T> reader) throws IOException {
    try (InputStream raw = new BufferedInputStream(Files.newInputStream(file), BUFFER);
        InputStream in = isGzip(raw) ? new GZIPInputStream(raw, BUFFER) : raw;
        JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), in)) {
      try {
        return only(parser, reader);
      } catch (JacksonIOException e) {
        throw e;
      } catch (JacksonException e) {
        throw new UnreadableJson(place(e, parser), reason(e));
      }
    } catch (JacksonIOException e) {
      // Opening the parser reads the first bytes already.
      IOException cause = e.getCause();
      throw cause == null ? new IOException(firstLine(e), e) : plain(cause);
    } catch (EOFException | ZipException e) {
      throw plain(e);
    }
  }

  /** By its first two bytes, since a pipe has no name that says so. */
  private static boolean isGzip(InputStream in) throws IOException {
    in.mark(2);
    boolean gzip = in.read() == 0x1f && in.read() == 0x8b;
    in.reset();
    return gzip;
  }

  private static IOException plain(IOException e) {
    return e instanceof EOFException || e instanceof ZipException
        ? new IOException("it is compressed by gzip, and cut off or damaged", e)
        : e;
  }

  /**
   * Reads a text that is one object as a tree.
   *
   * @throws UnreadableJson if it isn't one
   */
  public static Json.Obj object(byte[] text) {
    try (JsonParser in = FACTORY.createParser(ObjectReadContext.empty(), text)) {
      try {
        if (in.nextToken() != JsonToken.START_OBJECT) {
          throw new UnreadableJson(in, "not a JSON object");
        }
        Json.Obj object = object(in);
        if (in.nextToken() != null) {
          throw new UnreadableJson(in, "more than one JSON object");
        }
        return object;
      } catch (JacksonException e) {
        throw new UnreadableJson(place(e, in), "not JSON: " + firstLine(e));
      }
    }
  }

  private static Json.Obj object(JsonParser in) {
    Map<String, Json> fields = new LinkedHashMap<>();
    while (in.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = in.currentName();
      in.nextToken();
      fields.put(name, value(in));
    }
    return new Json.Obj(fields);
  }

  private static Json value(JsonParser in) {
    return switch (in.currentToken()) {
      case START_OBJECT -> object(in);
      case START_ARRAY -> {
        List<Json> values = new ArrayList<>();
        while (in.nextToken() != JsonToken.END_ARRAY) {
          values.add(value(in));
        }
        yield new Json.Arr(values);
      }
      case VALUE_STRING -> new Json.Text(in.getString());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Json.Num(in.getString());
      case VALUE_TRUE -> new Json.Bool(true);
      case VALUE_FALSE -> new Json.Bool(false);
      case VALUE_NULL -> new Json.Null();
      default -> throw new UnreadableJson(in, "not JSON: it ends too early");
    };
  }

  private static String firstLine(JacksonException e) {
    return String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse("no reason given");
  }

  private static <T> T only(JsonParser parser, Function<JsonParser, T> reader) {
    if (parser.nextToken() == null) {
      throw new UnreadableJson(parser, "the file holds nothing but blanks");
    }
    T value = reader.apply(parser);
    if (parser.nextToken() != null) {
      throw new UnreadableJson(parser, "something follows the end of the results");
    }
    return value;
  }

  /** Some exceptions don't have their place, but then the parser is there. */
  private static TokenStreamLocation place(JacksonException e, JsonParser parser) {
    return Optional.ofNullable(e.getLocation())
        .filter(known -> known.getLineNr() > 0)
        .orElseGet(parser::currentLocation);
  }

  private static String reason(JacksonException e) {
    String message = firstLine(e);
    if (e instanceof UnexpectedEndOfInputException
        || message.startsWith("Unexpected end-of-input")) {
      // Jackson says it by type inside a token and by message between tokens.
      return "the file ends in the middle; was it cut off, or is it being written?";
    }
    if (e instanceof StreamConstraintsException) {
      return tooMuch(message);
    }
    if (message.startsWith("Unrecognized character escape")) {
      return "not valid JSON: "
          + message
          + "; JMH 1.19 to 1.21 wrote the backslashes of parameters as they are";
    }
    // Where the surrounding object began is told without a line, so it is of no use.
    return "not valid JSON: " + message.replaceAll(" \\(for \\w+ starting at .*", "");
  }

  private static String tooMuch(String message) {
    if (message.contains("nesting depth")) {
      return "nested deeper than " + DEEPEST + " levels, which no JMH result is";
    }
    if (message.startsWith("Number")) {
      return "a number of more than " + LONGEST_NUMBER + " characters";
    }
    if (message.startsWith("String") || message.startsWith("Name")) {
      return "a text of more than " + LONGEST_TEXT + " characters";
    }
    return "more than a JMH result holds: " + message;
  }
}
