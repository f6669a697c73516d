package dev.parallax.render;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/** The schemas that are published beside the renderer. */
public final class JsonSchema {
  private JsonSchema() {}

  /** What is wrong with a document of today's schema; nothing if it is valid. */
  public static List<String> errors(String json) {
    return errors(json, 2);
  }

  /** What is wrong with a document of the schema of that number; nothing if it is valid. */
  static List<String> errors(String json, int number) {
    String name = "parallax-" + number + ".schema.json";
    try (InputStream schema = Objects.requireNonNull(JsonSchema.class.getResourceAsStream(name))) {
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(schema, InputFormat.JSON)
          .validate(json, InputFormat.JSON)
          .stream()
          .map(Error::toString)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
