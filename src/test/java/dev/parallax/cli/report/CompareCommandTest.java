package dev.parallax.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallax.cli.CommandLineRun;
import dev.parallax.cli.console.ExitCode;
import dev.parallax.render.Format;
import dev.parallax.render.JsonSchema;
import dev.parallax.result.SuiteJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CompareCommandTest {
  private static final Path RESOURCES = Path.of("src/test/resources/dev/parallax/cli");

  @TempDir private Path folder;

  private final CommandLineRun terminal = new CommandLineRun(100);
  private String base = "";
  private String shifted = "";

  @BeforeEach
  void writeFiles() throws IOException {
    base = write("base", new SuiteJson(1, 0.01).workload("warm", "cpu", 400, 2, 5));
    shifted =
        write(
            "shifted",
            new SuiteJson(2, 0.01)
                .workload("warm", "cpu", 480, 2, 5)
                .batch("warm", "cpu", "of-my-own", 2, 480, 5));
  }

  private String write(String name, SuiteJson rows) throws IOException {
    return Files.writeString(folder.resolve(name + ".json"), rows.text()).toString();
  }

  private String row(String name, double factor, int forks) throws IOException {
    return write(name, new SuiteJson(3, 0.001).batch("warm", "cpu", "virtual", 2, factor, forks));
  }

  @ParameterizedTest
  @CsvSource({"0, 9, 3, 12, took turns", "0, 9, 10, 19, one after the other"})
  void runsThatTookTurnsAreNotSaidToBeMeasuredOneAfterTheOther(
      int baseStart, int baseEnd, int newStart, int newEnd, String words) throws IOException {
    String before = run("before", 400, baseStart, baseEnd);
    String after = run("after", 480, newStart, newEnd);
    assertThat(terminal.compare(before, after)).isZero();
    assertThat(terminal.out().replaceAll("\\s+", " "))
        .contains("suggestive at most")
        .contains(words);
  }

  /** A run directory whose journal has a fork at either minute. */
  private String run(String name, double factor, int startMinute, int endMinute)
      throws IOException {
    Path run =
        new SuiteJson(1, 0.01)
            .workload("warm", "cpu", factor, 2, 5)
            .runDirectory(folder.resolve(name));
    String line =
        "{\"event\":\"measured\",\"attempt\":1,\"start\":\"2026-01-02T03:%02d:00Z\","
            + "\"at\":\"2026-01-02T03:%02d:01Z\"}%n";
    Files.writeString(
        run.resolve("journal.jsonl"),
        line.formatted(startMinute, startMinute) + line.formatted(endMinute, endMinute));
    return run.toString();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "BASE|compare takes two inputs, BASE and NEW, each a JMH JSON file or a run directory",
        "BASE SHIFTED BASE|compare takes two inputs",
        "BASE BASE|two inputs are called",
        "BASE nowhere.json|nowhere.json: no such file",
        "BASE SHIFTED --treshold 5%|Unknown option: '--treshold'",
        "BASE SHIFTED --threshold much|--threshold much is not a number; write 5% or 0.05",
        "BASE SHIFTED --threshold 0|--threshold 0 is out of range",
        "BASE SHIFTED --confidence 1|--confidence 1 is out of range",
        "BASE SHIFTED --format pdf|--format pdf is not known; there are text, markdown, csv",
        "BASE SHIFTED --output nowhere/x.md|can't write nowhere/x.md: there is no directory",
        "BASE SHIFTED --filter model:fibers|no result matches",
        "BASE SHIFTED --filter model:of-my-own|nothing to compare: no row is in both",
        "BASE SHIFTED --metric gc.count|no result has a metric",
        "BASE SHIFTED --ignore-shift|--fail-on-regression",
        "BASE SHIFTED --ignore speed|there is no key",
      })
  void aMistakeIsOneHelpfulLineAndExitTwo(String arguments, String message) {
    int exit =
        terminal.compare(
            Stream.of(arguments.split(" "))
                .map(word -> word.equals("BASE") ? base : word.equals("SHIFTED") ? shifted : word)
                .toArray(String[]::new));

    assertThat(exit).isEqualTo(ExitCode.BAD_USAGE);
    assertThat(terminal.err()).startsWith("error: ").contains(message);
    assertThat(terminal.err().lines()).hasSize(1);
    assertThat(terminal.out()).isEmpty();
  }

  @Test
  void bothFilesThatCantBeReadAreNamed() throws IOException {
    Path torn = Files.writeString(folder.resolve("torn.json"), "[{");
    Path none = Files.writeString(folder.resolve("none.json"), "[]");

    assertThat(terminal.compare(torn.toString(), none.toString())).isEqualTo(ExitCode.BAD_USAGE);
    assertThat(terminal.err()).contains("torn.json:1:3: ", "none.json:1:1: there are no results");
    assertThat(terminal.err().lines()).hasSize(2);
  }

  @Test
  void helpNamesEveryOption() {
    assertThat(terminal.compare("--help")).isEqualTo(ExitCode.DONE);
    assertThat(terminal.out())
        .contains("BASE NEW", "--threshold", "--fail-on-regression", "--ignore-shift", "--format")
        .contains("--fail-on-missing", "--ignore=KEYS", "--verbose")
        .contains("--filter", "--metric", "--output", "--confidence", "Exit codes");
  }

  @Test
  void aRegressionIsNamedAndExitThreeOnlyWhenAskedFor() throws IOException {
    String old = row("old", 10, 5);
    String slower = row("slower", 11, 5);

    assertThat(terminal.compare(old, slower)).isEqualTo(ExitCode.DONE);
    assertThat(terminal.err()).isEmpty();

    CommandLineRun gate = new CommandLineRun(100);
    assertThat(gate.compare(old, slower, "--fail-on-regression")).isEqualTo(ExitCode.REGRESSION);
    assertThat(gate.err())
        .isEqualTo("error: 1 row is slower by more than 5 %: BatchBenchmark.warm (1.10x)\n");
    assertThat(gate.out()).isEqualTo(terminal.out());

    assertThat(terminal.compare(slower, old, "--fail-on-regression")).isEqualTo(ExitCode.DONE);
    assertThat(terminal.compare(old, slower, "--fail-on-regression", "--threshold=15%"))
        .isEqualTo(ExitCode.DONE);
  }

  @Test
  void aCommonShiftCanBeLeftOutOfTheGate() throws IOException {
    assertThat(terminal.compare(base, shifted, "--fail-on-regression"))
        .isEqualTo(ExitCode.REGRESSION);
    assertThat(terminal.out()).contains("common shift: the median row takes 1.2");

    assertThat(
            new CommandLineRun(100)
                .compare(base, shifted, "--fail-on-regression", "--ignore-shift"))
        .isEqualTo(ExitCode.DONE);

    String own =
        write(
            "own",
            new SuiteJson(2, 0.01)
                .workload("warm", "cpu", 480, 2, 5)
                .batch("warm", "cpu", "of-my-own", 2, 480, 5)
                .batch("cold", "cpu", "virtual", 2, 1000, 5));
    String before =
        write(
            "before",
            new SuiteJson(1, 0.01)
                .workload("warm", "cpu", 400, 2, 5)
                .batch("cold", "cpu", "virtual", 2, 500, 5));
    CommandLineRun gate = new CommandLineRun(100);
    assertThat(gate.compare(before, own, "--fail-on-regression", "--ignore-shift"))
        .isEqualTo(ExitCode.REGRESSION);
    assertThat(gate.err())
        .startsWith(
            "error: 1 row is slower by more than 5 % apart from the common shift:"
                + " BatchBenchmark.cold")
        .contains("(1.6");
  }

  /** A gate that can't close must not look like one that found nothing. */
  @Test
  void aGateThatOneForkCantCloseSaysSo() throws IOException {
    assertThat(terminal.compare(row("old", 10, 1), row("new", 30, 1), "--fail-on-regression"))
        .isEqualTo(ExitCode.DONE);
    assertThat(terminal.err()).startsWith("warning: --fail-on-regression can't find any");
    assertThat(terminal.out()).contains("3.0").contains("~").contains("exploratory");
  }

  @Test
  void aRunDirectoryIsAnInput() throws IOException {
    Path run =
        new SuiteJson(1, 0.01)
            .workload("warm", "cpu", 400, 2, 5)
            .runDirectory(folder.resolve("run"));

    assertThat(terminal.compare(run.toString(), shifted)).isEqualTo(ExitCode.DONE);
    assertThat(terminal.out()).contains("12 rows in both", "1 only in shifted");
  }

  @Test
  void jsonIsValidByTheSchemaOfReports() {
    for (List<String> inputs : List.of(List.of(base, shifted), List.of(shifted, base))) {
      CommandLineRun json = new CommandLineRun(100);
      assertThat(json.compare(inputs.get(0), inputs.get(1), "--format", "json")).isZero();
      assertThat(JsonSchema.errors(json.out())).isEmpty();
      assertThat(json.out()).contains("\"kind\" : \"common\"", "\"withoutShift\" : {");
    }
  }

  /** {@code mvn test -Dtest=CompareCommandTest -Dgolden.apply} rewrites the files. */
  @ParameterizedTest
  @CsvSource({
    "shifted, text, 140, compare-shifted.txt",
    "shifted, text, 80, compare-shifted-narrow.txt",
    "shifted, markdown, 100, compare-shifted.md",
    "shifted, csv, 100, compare-shifted.csv",
    "moved, text, 100, compare-moved.txt",
    "moved, markdown, 100, compare-moved.md",
    "moved, json, 100, compare-moved.json",
    "moved, latex, 100, compare-moved.tex",
    "oneFork, text, 100, compare-one-fork.txt",
  })
  void aComparisonReadsTheSameInEveryLocale(String input, String format, int columns, String golden)
      throws IOException {
    List<String> paths =
        switch (input) {
          case "shifted" -> List.of(base, shifted);
          case "moved" -> List.of(before(5), after(5));
          case "oneFork" -> List.of(before(1), after(1));
          default -> throw new IllegalArgumentException(input);
        };
    String actual = inLocale(Locale.ROOT, paths, format, columns);
    if (System.getProperty("golden.apply") != null) {
      Files.writeString(RESOURCES.resolve(golden), actual);
    }
    assertThat(actual)
        .isEqualTo(Files.readString(RESOURCES.resolve(golden), StandardCharsets.UTF_8));
    assertThat(inLocale(Locale.GERMANY, paths, format, columns)).isEqualTo(actual);
  }

  private String before(int forks) throws IOException {
    return write(
        "before",
        new SuiteJson(4, 0.01)
            .batch("serial", "cpu", "", 0, 400, forks)
            .workload("warm", "cpu", 400, 2, forks)
            .batch("cold", "cpu", "virtual", 2, 250, forks));
  }

  private String after(int forks) throws IOException {
    SuiteJson rows = new SuiteJson(5, 0.01).batch("serial", "cpu", "", 0, 400, forks);
    for (String model : List.of("platform", "virtual")) {
      double factor = model.equals("virtual") ? 1.4 : 1;
      for (int workers : new int[] {1, 2, 4, 8}) {
        rows.batch("warm", "cpu", model, workers, 400 * factor / Math.min(workers, 2), forks);
      }
    }
    return write("after", rows.batch("warm", "sleep", "virtual", 2, 100, forks));
  }

  private static String inLocale(Locale locale, List<String> paths, String format, int columns) {
    Locale before = Locale.getDefault();
    Locale.setDefault(locale);
    try {
      CommandLineRun terminal = new CommandLineRun(columns);
      assertThat(terminal.compare(paths.get(0), paths.get(1), "--format", format))
          .isEqualTo(ExitCode.DONE);
      assertThat(terminal.err()).isEmpty();
      return terminal.out();
    } finally {
      Locale.setDefault(before);
    }
  }

  @ParameterizedTest
  @EnumSource(Format.class)
  void nothingFromAFileGetsThroughUnescaped(Format format) throws IOException {
    String evil = "\\u001b[31m\\u202e\\u0007a|b`c`<script>x</script>\\nd\\u0085\\u2028";
    String json =
        """
        [{"benchmark":"%1$s","mode":"avgt","jdkVersion":"%1$s%2$s","jvmArgs":["%1$s%2$s"],
          "params":{"%1$s":"%1$s"},
          "primaryMetric":{"score":1,"scoreUnit":"%1$s","rawData":[[1],[2],[3]]}},
         {"benchmark":"%1$s","mode":"avgt","params":{"%1$s":"=cmd()"},
          "primaryMetric":{"score":1,"scoreUnit":"%1$s","rawData":[[1],[2],[%2$s]]}},
         {"benchmark":"%1$s","mode":"avgt","params":{"%1$s":"only%2$s%1$s"},
          "primaryMetric":{"score":1,"scoreUnit":"%1$s","rawData":[[1],[2],[3]]}}]
        """;
    Path old = Files.writeString(folder.resolve("old.json"), json.formatted(evil, 1));
    Path young = Files.writeString(folder.resolve("young.json"), json.formatted(evil, 2));

    assertThat(
            terminal.compare(
                "\u001b[1m\u202ea|b<script>=" + old, "new=" + young, "--format", format.word()))
        .isEqualTo(ExitCode.DONE);

    String out = terminal.out();
    assertThat(out.chars().filter(c -> c != '\n' && c != '\r'))
        .noneMatch(c -> Character.isISOControl(c) || c == 0x202e || c == 0x2028);
    switch (format) {
      case MARKDOWN -> assertThat(out).doesNotContain("<script>").doesNotContain("a|b");
      case HTML -> assertThat(out).doesNotContain("<script>x").contains("&lt;script&gt;x");
      case LATEX -> assertThat(out).contains("\\textbar{}b").doesNotContain("a|b", "<script");
      case CSV -> assertThat(out).contains("'=cmd()").doesNotContain(",=cmd()");
      case JSON -> assertThat(JsonSchema.errors(out)).isEmpty();
      case TEXT -> assertThat(out).contains("\\u001b[31m");
    }
  }

  @Test
  void aPageShowsWhatChangedWithItsPicturesAndHowToMakeItAgain() {
    assertThat(terminal.compare(base, shifted, "--format", "html")).isZero();
    assertThat(terminal.out())
        .contains("<h3>shifted compared with base</h3>", "<dt>What changed?</dt>")
        .contains("<dd>common shift: the median row takes 1.2", "data:image/svg+xml")
        .contains("java -jar benchmarks.jar compare " + base + " " + shifted + " --format html");
  }

  /** Whatever the width, no line of the table is longer. */
  @ParameterizedTest
  @ValueSource(ints = {72, 80, 100, 132, 200})
  void textFitsTheTerminal(int columns) {
    CommandLineRun narrow = new CommandLineRun(columns);
    assertThat(narrow.compare(base, shifted)).isEqualTo(ExitCode.DONE);
    assertThat(narrow.out().lines())
        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(columns));
  }
}
