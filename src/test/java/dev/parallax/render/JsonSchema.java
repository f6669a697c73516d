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

/** The schema that is published beside the renderer. */
public final class JsonSchema {
  private JsonSchema() {}

  /** What is wrong with a document; nothing if it is valid. */
  public static List<String> errors(String json) {
    try (InputStream schema =
        Objects.requireNonNull(JsonSchema.class.getResourceAsStream("parallax-1.schema.json"))) {
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
