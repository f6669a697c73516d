package dev.parallax.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallax.advice.Report;
import dev.parallax.faults.Fault;
import dev.parallax.faults.Fault.Where;
import dev.parallax.group.Bench;
import dev.parallax.group.ViewBuilder;
import dev.parallax.result.Environment;
import dev.parallax.result.ResultFile;
import dev.parallax.result.jmh.Fork;
import dev.parallax.result.jmh.Measurement;
import dev.parallax.result.jmh.Metric;
import dev.parallax.result.jmh.Mode;
import dev.parallax.result.jmh.Vm;
import dev.parallax.table.ModelCosts;
import dev.parallax.table.ReportSettings;
import dev.parallax.table.RunFacts;
import dev.parallax.table.Table;
import dev.parallax.table.build.Tables;
import dev.parallax.unit.Unit;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Names from a file must not act in any format: they are somebody's text, not ours. */
class HostileNamesTest {
  private static final List<String> NAMES =
      List.of(
          "<script>alert(1)</script>",
          "=cmd()",
          "+cmd|' /C calc'!A0",
          "@SUM(1)",
          "\uff1dcmd()",
          "a|b",
          "a`b`c",
          "two\nlines\r\nof\u2028text",
          "\u202eright-to-left\u202c \u200fmark",
          "\u001b[31mred\u0007",
          "\\input{/etc/passwd}",
          "50% of $x & #1_{a}^2~b",
          "\"quoted\", and 'quoted'",
          "![img](http://x) **bold** [link](y)",
          "--- | ---",
          "\ud83d\ude00\ud800");

  static Stream<Arguments> everyFormatAndName() {
    return Arrays.stream(Format.values())
        .flatMap(format -> NAMES.stream().map(name -> Arguments.of(format, name)));
  }

  @ParameterizedTest
  @MethodSource("everyFormatAndName")
  @Fault(
      where = Where.FILES,
      kind = "a name in a file of results has control characters",
      sees = "the name, with such characters escaped",
      exit = 0)
  void noCharacterThatIsNotSeenGetsThrough(Format format, String name) {
    assertThat(render(format, name).codePoints().filter(c -> c != '\n' && c != '\r'))
        .noneMatch(Character::isISOControl)
        .noneMatch(c -> Character.getType(c) == Character.FORMAT)
        .noneMatch(c -> Character.getType(c) == Character.SURROGATE)
        .noneMatch(c -> Character.getType(c) == Character.LINE_SEPARATOR);
  }

  @ParameterizedTest
  @MethodSource("names")
  void markdownTablesKeepTheirColumnsAndRunNothing(String name) {
    String markdown = render(Format.MARKDOWN, name);

    assertThat(markdown)
        .doesNotContain("<script", "a`b", "**bold")
        .doesNotContainPattern("(?<!\\\\)\\]\\(");
    List<String> table = markdown.lines().filter(line -> line.startsWith("|")).toList();
    assertThat(table).isNotEmpty();
    for (int line = 1; line < table.size(); line++) {
      String before = table.get(line - 1);
      boolean sameTable = markdown.contains(before + "\n" + table.get(line));
      if (sameTable) {
        assertThat(bars(table.get(line))).as(table.get(line)).isEqualTo(bars(before));
      }
    }
  }

  private static long bars(String line) {
    return line.replaceAll("\\\\.", "").chars().filter(c -> c == '|').count();
  }

  @ParameterizedTest
  @MethodSource("names")
  void csvRowsKeepTheirFieldsAndHoldNoFormula(String name) {
    List<List<String>> rows = parseCsv(render(Format.CSV, name));

    assertThat(rows).hasSizeGreaterThan(1);
    assertThat(rows).allSatisfy(row -> assertThat(row).hasSameSizeAs(rows.getFirst()));
    assertThat(rows.stream().flatMap(List::stream))
        .noneMatch(field -> field.matches("(?s)[=+\\-@\uff1d].*") && !field.matches("-?[0-9.E-]+"));
  }

  @ParameterizedTest
  @MethodSource("names")
  void latexHoldsNoSpecialCharacterThatIsNotOurs(String name) {
    String latex = render(Format.LATEX, name);

    assertThat(latex).doesNotContain("\\input");
    String fit = "\\\\resizebox\\{.*?}\\{!}";
    for (String line : latex.replaceAll(fit, "").lines().skip(1).toList()) {
      String left =
          line.replaceAll("\\\\[a-zA-Z]+(\\{\\})?", "").replaceAll("\\\\[{}$&#_%\\\\]", "");
      assertThat(left).as(line).doesNotContain("\\", "$", "#", "%", "^", "_", "<", ">", "|", "\"");
    }
    String braces = latex.replaceAll("\\\\[{}]", "");
    assertThat(braces.chars().filter(c -> c == '{').count())
        .isEqualTo(braces.chars().filter(c -> c == '}').count());
    assertThat(latex.lines().filter(line -> line.endsWith("\\\\") && line.contains(" & ")))
        .isNotEmpty();
  }

  /** In JSON nothing needs to be changed: what comes out is what went in. */
  @ParameterizedTest
  @MethodSource("names")
  void jsonGivesTheNameBack(String name) {
    JsonNode json = JsonMapper.shared().readTree(render(Format.JSON, name));

    // Half of a pair is no character, and no JSON can hold it.
    String expected = name.replace('\ud800', '\ufffd');
    List<JsonNode> named =
        json.get("cells")
            .valueStream()
            .filter(cell -> cell.get("params").path("note").asString("").equals(expected))
            .toList();
    assertThat(named).isNotEmpty();
    assertThat(named)
        .allSatisfy(cell -> {
          assertThat(cell.get("benchmark").asString()).isEqualTo(expected);
          assertThat(cell.get("unit").asString()).isEqualTo(expected);
          assertThat(cell.get("label").asString()).isEqualTo(expected);
        });
    assertThat(JsonSchema.errors(json.toString())).isEmpty();
  }

  @Test
  void aNumberWithASignStaysANumberInCsv() {
    Report report =
        Report.of(
            Tables.of(
                List.of(new Bench("f").row("A.x", "n=-1", 1).row("A.x", "n=2", 1).file()),
                ReportSettings.standard()));

    assertThat(Format.CSV.renderer(80).render(report)).contains(",-1,").doesNotContain("'-1");
  }

  static Stream<String> names() {
    return NAMES.stream();
  }

  /** The name stands in every place that a file can fill, in both kinds of table. */
  private static String render(Format format, String name) {
    Metric metric =
        new Metric(Unit.parse(name), 1, Double.NaN, List.of(Fork.of(1), Fork.of(2), Fork.of(3)));
    Metric time =
        new Metric(Unit.parse("s/op"), 1, Double.NaN, List.of(Fork.of(1), Fork.of(2), Fork.of(3)));
    List<Measurement> rows = new ArrayList<>();
    for (String other : List.of(name, "plain")) {
      rows.add(row(name, Map.of("note", other, name, "x"), metric, name));
    }
    rows.add(row("x.BatchBenchmark.serial", Map.of("workload", name), time, name));
    for (String workers : List.of("1", name)) {
      rows.add(
          row(
              "x.BatchBenchmark.warm",
              Map.of("workload", name, "model", name, "workers", workers, "size", name),
              time,
              name));
    }
    ResultFile file = new ResultFile(name, Path.of("f.json"), false, rows);
    ReportSettings settings = ReportSettings.standard();
    List<Table> tables =
        new ArrayList<>(
            Tables.of(
                List.of(file),
                settings,
                ViewBuilder.of("--row", "benchmark,note", "--filter", "-class:BatchBenchmark"),
                Map.of(name, name)));
    tables.addAll(Tables.of(List.of(file), settings));
    RunFacts run =
        new RunFacts(
            "run",
            List.of("results.json"),
            new Environment(
                Map.of(
                    "cores", "2", "commandLine", name, Environment.DIFFERENCES, name, name, name),
                Optional.of(List.of(name))),
            ModelCosts.unknown());
    return format.renderer(100).render(Report.of(tables, Optional.of(run)));
  }

  private static Measurement row(
      String benchmark, Map<String, String> params, Metric metric, String name) {
    return new Measurement(
        benchmark,
        Mode.AVERAGE_TIME,
        1,
        params,
        metric,
        Map.of(name, metric),
        true,
        Double.NaN,
        new Vm(name, name, name, name, List.of(name)),
        name);
  }

  /** RFC 4180. */
  private static List<List<String>> parseCsv(String text) {
    List<List<String>> rows = new ArrayList<>();
    List<String> row = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quoted) {
        if (c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
          field.append('"');
          i++;
        } else if (c == '"') {
          quoted = false;
        } else {
          field.append(c);
        }
      } else if (c == '"') {
        quoted = true;
      } else if (c == ',' || c == '\n') {
        row.add(field.toString());
        field.setLength(0);
        if (c == '\n') {
          rows.add(List.copyOf(row));
          row.clear();
        }
      } else if (c != '\r') {
        field.append(c);
      }
    }
    return rows;
  }
}
