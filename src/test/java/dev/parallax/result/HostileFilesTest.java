package dev.parallax.result;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallax.faults.Fault;
import dev.parallax.faults.Fault.Where;
import dev.parallax.result.jmh.Measurement;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that mean harm, or that something else made: passed on whole or refused in one line. */
class HostileFilesTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "=cmd()|' /C calc'!A0",
        "a|b`c`*d*_e_[f](g)",
        "line\nbreak\r\ttab",
        "right\u202eto\u200fleft",
        "\u0000\u001b[31m\u0085\u2028",
        "\ud83d\ude80 \u00e9 \u4e2d",
        "",
      })
  void textsComeThroughWhole(String text) throws IOException {
    Measurement row =
        ((ResultFile)
                read(
                    """
                    [{"benchmark":"b%1$s","mode":"avgt","params":{"p%1$s":"v%1$s"},
                      "primaryMetric":{"score":1,"scoreUnit":"u%1$s"},
                      "secondaryMetrics":{"s%1$s":{"score":2,"scoreUnit":"x"}}}]
                    """
                        .formatted(escaped(text))))
            .measurements()
            .getFirst();

    assertThat(row.benchmark()).isEqualTo("b" + text);
    assertThat(row.params()).containsExactly(Map.entry("p" + text, "v" + text));
    assertThat(row.primary().unit().symbol()).isEqualTo("u" + text);
    assertThat(row.secondary()).containsOnlyKeys("s" + text);
  }

  @ParameterizedTest
  @ValueSource(ints = {99, 101, 100_000})
  @Fault(
      where = Where.FILES,
      kind = "a file of results that is nested deeper than 100 levels",
      sees = "`nested deeper than 100 levels, which no JMH result is`",
      exit = 2)
  void deepNestingIsSkippedOrRefused(int depth) throws IOException {
    String deep = "[".repeat(depth - 2) + "]".repeat(depth - 2);
    Reading reading = read("[{\"x\":" + deep + ",\"benchmark\":\"a\"}]");

    String reason = ((Problem) reading).reason();
    if (depth < 100) {
      assertThat(reason).contains("has no \"mode\"");
    } else {
      assertThat(reason).isEqualTo("nested deeper than 100 levels, which no JMH result is");
      assertThat(((Problem) reading).column()).isBetween(100, 120);
    }
  }

  @Test
  @Fault(
      where = Where.FILES,
      kind = "a row of a file has too many parameters",
      sees = "`a row has more than 10000 parameters`",
      exit = 2)
  void aMillionParametersAreRefused() throws IOException {
    String params =
        IntStream.range(0, 1_000_000)
            .mapToObj(i -> "\"p" + i + "\":\"" + i + "\"")
            .collect(Collectors.joining(","));

    assertThat(reason("[{\"params\":{" + params + "}}]"))
        .isEqualTo("a row has more than 10000 parameters");
  }

  @Test
  void manyParametersAreKept() throws IOException {
    String params =
        IntStream.range(0, 9_999)
            .mapToObj(i -> "\"p" + i + "\":\"" + i + "\"")
            .collect(Collectors.joining(","));
    Reading reading =
        read(
            "[{\"benchmark\":\"a\",\"mode\":\"ss\",\"params\":{"
                + params
                + "},\"primaryMetric\":{\"score\":1}}]");

    assertThat(((ResultFile) reading).measurements().getFirst().params()).hasSize(9_999);
  }

  @Test
  @Fault(
      where = Where.FILES,
      kind = "a number or a text in a file of results is too large",
      sees =
          "`error: ...json:...:...: ...`: that it is too large, or has more characters than are"
              + " read",
      exit = 2)
  void giganticNumbersAndTextsAreRefusedInAShortLine() throws IOException {
    String score = "[{\"primaryMetric\":{\"score\":";
    assertThat(reason(score + "1" + "0".repeat(400) + "}}]")).endsWith("... is too large");
    assertThat(reason(score + "9".repeat(100_000) + "}}]"))
        .isEqualTo("a number of more than 1000 characters");
    assertThat(reason("[{\"benchmark\":\"" + "a".repeat(3_000_000) + "\"}]"))
        .isEqualTo("a text of more than 1048576 characters");
    assertThat(reason("[{\"mode\":\"" + "a".repeat(1000) + "\"}]")).hasSizeLessThan(120);
  }

  @Test
  void aNumberKeepsAllItsDigits() throws IOException {
    for (String digits :
        new String[] {"1.361236873517608E7", "4.9E-324", "0.1", "-0.0", "12345678901234567"}) {
      Reading reading =
          read(
              "[{\"benchmark\":\"a\",\"mode\":\"ss\",\"primaryMetric\":{\"score\":"
                  + digits
                  + "}}]");
      assertThat(((ResultFile) reading).measurements().getFirst().primary().score())
          .isEqualTo(Double.parseDouble(digits));
    }
  }

  @Test
  void whatIsNotTextIsRefused() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write("{}".getBytes(StandardCharsets.UTF_8));
    }
    // What is packed is read, and is no more JMH's than it would be unpacked.
    assertThat(problem(packed.toByteArray()).inOneLine()).contains(":1:").hasSizeLessThan(300);

    for (long seed = 0; seed < 200; seed++) {
      byte[] noise = new byte[200];
      new Random(seed).nextBytes(noise);
      Problem problem = problem(noise);
      assertThat(problem.line()).as("line, seed %d", seed).isPositive();
      assertThat(problem.column()).as("column, seed %d", seed).isPositive();
      assertThat(problem.inOneLine()).as("seed %d", seed).doesNotContain("\n");
    }
  }

  private String reason(String json) throws IOException {
    return ((Problem) read(json)).reason();
  }

  private Problem problem(byte[] bytes) throws IOException {
    Path file = folder.resolve("file.json");
    Files.write(file, bytes);
    return (Problem) ResultReader.read(file, "label");
  }

  private Reading read(String json) throws IOException {
    Path file = folder.resolve("file.json");
    Files.writeString(file, json);
    return ResultReader.read(file, "label");
  }

  private static String escaped(String text) {
    return text.chars()
        .mapToObj(c -> c < ' ' || c > '~' ? "\\u%04x".formatted(c) : Character.toString(c))
        .collect(Collectors.joining());
  }
}
