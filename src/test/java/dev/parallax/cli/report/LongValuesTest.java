package dev.parallax.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallax.cli.CommandLineRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Values of parameters that are longer than any column: none is lost, and no line is too long. */
class LongValuesTest {
  private static final int TABLES = 40;
  private static final Pattern ENTRY = Pattern.compile("(R+[0-9]+) = (.*)");
  private static final Pattern NAME = Pattern.compile("(?<![A-Za-z0-9])R+[0-9]+(?![A-Za-z0-9])");

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(ints = {80, 100, 120})
  void everyValueIsWholeInTheTableOrInItsLegendAndNoLineIsTooLong(int columns) throws IOException {
    long seed = System.nanoTime();
    System.out.println("long values at " + columns + " columns, seed " + seed);
    Random random = new Random(seed);
    for (int table = 0; table < TABLES; table++) {
      List<Map<String, String>> rows = rows(random);
      Path base = file("base.json", rows, random);
      Path latest = file("latest.json", rows, random);
      String where = "seed " + seed + ", table " + table;
      String first = rows.getFirst().keySet().iterator().next();

      check(rows, columns, where + ", report", "report", base.toString());
      check(rows, columns, where + ", two files", "report", base.toString(), latest.toString());
      check(rows, columns, where + ", columns", "report", base.toString(), "--col", first);
      check(rows, columns, where + ", compare", "compare", base.toString(), latest.toString());
    }
  }

  private static void check(
      List<Map<String, String>> rows, int columns, String where, String... words) {
    CommandLineRun run = new CommandLineRun(columns);
    List<String> rest = List.of(words).subList(1, words.length);
    int code =
        words[0].equals("report")
            ? run.report(rest.toArray(String[]::new))
            : run.compare(rest.toArray(String[]::new));
    String out = run.out();

    assertThat(code).as(where + "\n" + run.err()).isZero();
    assertThat(out.lines()).as(where).allMatch(line -> line.length() <= columns);
    String dense = dense(out);
    rows.stream()
        .flatMap(row -> row.values().stream())
        .distinct()
        .forEach(value -> assertThat(dense).as(where + "\n" + out).contains(dense(value)));
    for (String table : out.split("\n=+\n", -1)) {
      Map<String, String> legend = legend(table);
      assertThat(legend.values()).as(where).doesNotHaveDuplicates();
      String above = ENTRY.matcher(table).replaceAll("");
      assertThat(NAME.matcher(above).results().map(name -> name.group()).distinct())
          .as(where + "\n" + table)
          .hasSameElementsAs(legend.keySet());
    }
  }

  /** The entries of a table's legend; a long value takes several lines. */
  private static Map<String, String> legend(String table) {
    Map<String, String> legend = new LinkedHashMap<>();
    String name = "";
    for (String line : table.lines().toList()) {
      Matcher entry = ENTRY.matcher(line);
      if (entry.matches()) {
        name = entry.group(1);
        assertThat(legend.put(name, dense(entry.group(2)))).as(line).isNull();
      } else if (!name.isEmpty() && line.startsWith(" ")) {
        legend.merge(name, dense(line), String::concat);
      } else {
        name = "";
      }
    }
    return legend;
  }

  private static String dense(String text) {
    return text.replaceAll("\\s", "");
  }

  @Test
  void aPageHasTheSameShortNamesWithTheWholeValuesBesideThem() throws IOException {
    List<Map<String, String>> rows =
        IntStream.range(0, 8)
            .mapToObj(i -> Map.of("shape", "x".repeat(299) + i, "kind", i % 2 == 0 ? "a" : "b"))
            .toList();
    Path file = file("page.json", rows, new Random(1));
    CommandLineRun page = new CommandLineRun(80);
    CommandLineRun text = new CommandLineRun(80);
    CommandLineRun markdown = new CommandLineRun(80);
    CommandLineRun csv = new CommandLineRun(80);

    page.report(file.toString(), "--format", "html");
    text.report(file.toString());
    markdown.report(file.toString(), "--format", "markdown");
    csv.report(file.toString(), "--format", "csv");

    Map<String, String> legend = legend(text.out());
    assertThat(legend).hasSize(8);
    legend.forEach((name, value) -> {
      assertThat(page.out()).contains("title=\"" + value + "\"", "<p>" + name + " = " + value);
      assertThat(markdown.out()).contains(value);
      assertThat(csv.out()).contains(value);
    });
  }

  @Test
  void aValueThatLooksLikeAShortNameIsNotTakenForOne() throws IOException {
    List<Map<String, String>> rows =
        Stream.of("R1", "R2", "y".repeat(100)).map(value -> Map.of("shape", value)).toList();
    CommandLineRun run = new CommandLineRun(80);

    run.report(file("names.json", rows, new Random(1)).toString());

    assertThat(run.out()).contains("\nR1 ", "\nR2 ", "\nRR1 ", "\nRR1 = yyy");
  }

  /** All combinations of a few values of one to three parameters. */
  private static List<Map<String, String>> rows(Random random) {
    List<Map<String, String>> rows = new ArrayList<>(List.of(Map.of()));
    int parameters = 1 + random.nextInt(3);
    for (int parameter = 0; parameter < parameters; parameter++) {
      String name = "p" + parameter;
      List<String> values = values(random);
      rows =
          new ArrayList<>(
              rows.stream()
                  .flatMap(row ->
                      values.stream()
                          .map(value -> {
                            Map<String, String> longer = new LinkedHashMap<>(row);
                            longer.put(name, value);
                            return longer;
                          }))
                  .toList());
    }
    return rows;
  }

  private static List<String> values(Random random) {
    int length = random.nextInt(4) == 0 ? 1 + random.nextInt(12) : 12 + random.nextInt(289);
    int place = random.nextInt(length);
    String text = text(random, length);
    int count = random.nextInt(4) == 0 ? 8 : 2 + random.nextInt(2);
    return IntStream.range(0, count)
        .mapToObj(i -> text.substring(0, place) + i + text.substring(place + 1))
        .toList();
  }

  private static String text(Random random, int length) {
    String pattern =
        switch (random.nextInt(4)) {
          case 0 -> "{\"kind\":\"tree\",\"children\":[{\"name\":null},";
          case 1 -> "com.example.codec.internal.FastReader$Builder";
          case 2 -> "/var/lib/data sets/2026/a-file.parquet";
          default -> "a few words, 50 % of them short; ";
        };
    return pattern.repeat(length / pattern.length() + 1).substring(0, length);
  }

  private Path file(String name, List<Map<String, String>> rows, Random random) throws IOException {
    List<Map<String, Object>> json = new ArrayList<>();
    for (Map<String, String> params : rows) {
      List<List<Double>> forks =
          IntStream.range(0, 3)
              .mapToObj(fork -> List.of(100 + random.nextDouble(), 100 + random.nextDouble()))
              .toList();
      json.add(
          Map.of(
              "benchmark",
              "org.example.Reader.read",
              "mode",
              "avgt",
              "threads",
              1,
              "forks",
              3,
              "params",
              params,
              "primaryMetric",
              Map.of("score", 100.5, "scoreUnit", "us/op", "rawData", forks),
              "secondaryMetrics",
              Map.of()));
    }
    return Files.writeString(folder.resolve(name), JsonMapper.shared().writeValueAsString(json));
  }
}
