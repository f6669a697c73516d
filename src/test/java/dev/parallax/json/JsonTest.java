package dev.parallax.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.core.util.DefaultPrettyPrinter;

class JsonTest {
  private static final long SEED = 20261129;

  private static String written(Json json, JsonWriter.Style style) {
    return new String(JsonWriter.document(json, style), StandardCharsets.UTF_8);
  }

  /** The oracle: Jackson's own generator. */
  private static String byJackson(Json json, JsonWriter.Style style) {
    ObjectWriteContext context =
        style == JsonWriter.Style.COMPACT
            ? ObjectWriteContext.empty()
            : new ObjectWriteContext.Base() {
              @Override
              public PrettyPrinter getPrettyPrinter() {
                return new DefaultPrettyPrinter();
              }
            };
    boolean ascii = style == JsonWriter.Style.INDENTED_ASCII;
    JsonFactory factory =
        JsonFactory.builder().configure(JsonWriteFeature.ESCAPE_NON_ASCII, ascii).build();
    StringWriter text = new StringWriter();
    try (JsonGenerator out = factory.createGenerator(context, text)) {
      generate(out, json);
    }
    return text + "\n";
  }

  private static void generate(JsonGenerator out, Json json) {
    switch (json) {
      case Json.Obj(Map<String, Json> fields) -> {
        out.writeStartObject();
        fields.forEach((name, value) -> {
          out.writeName(name);
          generate(out, value);
        });
        out.writeEndObject();
      }
      case Json.Arr(List<Json> values) -> {
        out.writeStartArray();
        values.forEach(value -> generate(out, value));
        out.writeEndArray();
      }
      case Json.Text(String value) -> out.writeString(value);
      case Json.Num(String literal) -> out.writeNumber(literal);
      case Json.Bool(boolean value) -> out.writeBoolean(value);
      case Json.Null() -> out.writeNull();
    }
  }

  private static Json.Obj someObject(Random random, int depth) {
    Map<String, Json> fields = new LinkedHashMap<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      fields.put(someText(random), some(random, depth));
    }
    return new Json.Obj(fields);
  }

  private static Json some(Random random, int depth) {
    return switch (random.nextInt(depth > 0 ? 8 : 6)) {
      case 0 -> new Json.Text(someText(random));
      case 1 -> Json.of(random.nextLong());
      case 2 -> Json.of(Double.longBitsToDouble(random.nextLong()));
      case 3 -> Json.of(random.nextDouble());
      case 4 -> new Json.Bool(random.nextBoolean());
      case 5 -> new Json.Null();
      case 6 -> someObject(random, depth - 1);
      default -> {
        List<Json> values = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
          values.add(some(random, depth - 1));
        }
        yield new Json.Arr(values);
      }
    };
  }

  private static String someText(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(12); i > 0; i--) {
      text.appendCodePoint(
          switch (random.nextInt(6)) {
            case 0 -> random.nextInt(0x20);
            case 1 -> "\"\\/\u007f\u0080\u2028".charAt(random.nextInt(6));
            case 2 -> 0x1f600 + random.nextInt(50);
            case 3 -> 0xa0 + random.nextInt(3000);
            default -> 'a' + random.nextInt(26);
          });
    }
    return text.toString();
  }

  @ParameterizedTest
  @EnumSource
  void aTreeIsWrittenAsJacksonWouldWriteIt(JsonWriter.Style style) {
    for (long seed = SEED; seed < SEED + 500; seed++) {
      Json.Obj tree = someObject(new Random(seed), 4);
      assertThat(written(tree, style)).as("seed %d", seed).isEqualTo(byJackson(tree, style));
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatIsWrittenIsReadAgain(JsonWriter.Style style) {
    for (long seed = SEED; seed < SEED + 500; seed++) {
      Json.Obj tree = someObject(new Random(seed), 4);
      assertThat(JsonReader.object(JsonWriter.document(tree, style)))
          .as("seed %d", seed)
          .isEqualTo(tree);
    }
  }

  @Test
  void halfOfASurrogatePairIsReplaced() {
    Json.Obj tree = new Json.Fields().with("a\ud83d", "\ude00b").toObject();
    assertThat(written(tree, JsonWriter.Style.COMPACT)).isEqualTo("{\"a\ufffd\":\"\ufffdb\"}\n");
  }

  @Test
  void aCompactDocumentHasTheLinesThatAreAskedFor() throws Exception {
    StringWriter text = new StringWriter();
    JsonWriter.write(
        text,
        JsonWriter.Style.COMPACT,
        json ->
            json.object(() -> {
              json.count("a", 1);
              json.newLine()
                  .array(
                      "b",
                      () -> {
                        json.newLine().element(2);
                        json.newLine().element(3);
                        json.newLine();
                      });
              json.number("c", Double.NaN);
            }));
    assertThat(text).hasToString("{\"a\":1,\n\"b\":[\n2,\n3\n],\"c\":null}\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\\n \"a\": nonsense} | 2 | 7",
        "{\"a\": 1,\\n\\n} | 3 | 1",
        "{\"a\": 1} {} | 1 | 10"
      })
  void whatIsNoJsonIsRefusedWithItsPlace(String text, int line, int column) {
    byte[] bytes = text.replace("\\n", "\n").getBytes(StandardCharsets.UTF_8);
    UnreadableJson wrong =
        catchThrowableOfType(UnreadableJson.class, () -> JsonReader.object(bytes));
    assertThat(List.of(wrong.line(), wrong.column())).isEqualTo(List.of(line, column));
    assertThat(wrong.reason()).doesNotContain("\n");
  }

  @Test
  void aFieldOfAnotherTypeIsNamed() {
    Json.Obj json = JsonReader.object("{\"a\": 1.5}".getBytes(StandardCharsets.UTF_8));
    assertThatThrownBy(() -> json.text("a")).hasMessage("'a' is not a string");
    assertThatThrownBy(() -> json.integer("a")).hasMessage("'a' is not a whole number");
    assertThatThrownBy(() -> json.text("b")).hasMessage("there is no 'b'");
  }

  @Test
  void aLargeFileIsReadTokenByToken(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("numbers.json"), "[1, 2, 3]");
    int sum =
        JsonReader.read(
            file,
            parser -> {
              int total = 0;
              while (parser.nextToken().isNumeric()) {
                total += parser.getIntValue();
              }
              return total;
            });
    assertThat(sum).isEqualTo(6);
  }
}
