package dev.parallax.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallax.cli.CommandLineRun;
import dev.parallax.cli.console.ExitCode;
import dev.parallax.result.SuiteJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReportCommandTest {
  @TempDir private Path folder;

  private final CommandLineRun terminal = new CommandLineRun(100);
  private Path good = Path.of("");
  private Path bad = Path.of("");

  @BeforeEach
  void writeFiles() throws IOException {
    good = folder.resolve("good.json");
    Files.writeString(
        good, new SuiteJson(1, 0.01).batch("warm", "cpu", "virtual", 2, 10, 2).text());
    bad = folder.resolve("bad.json");
    Files.writeString(bad, "[{");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--fromat text|Unknown option: '--fromat'",
        "--format pdf|--format pdf is not known; there are text, markdown, csv",
        "--margin 0|--margin 0 is out of range",
        "--margin 5x|--margin 5x is not a number",
        "--margin NaN|--margin NaN is out of range",
        "--confidence 1|--confidence 1 is out of range",
        "--confidence 0.4|--confidence 0.4 is out of range",
        "nowhere.json|nowhere.json: no such file",
        "before=nowhere.json|nowhere.json: no such file",
        "before=|\"before=\" names no file; allowed are PATH and label=PATH",
        "--output nowhere/x.txt|can't write nowhere/x.txt: there is no directory",
      })
  void aMistakeIsOneHelpfulLineAndExitTwo(String arguments, String message) {
    int exit =
        terminal.report(
            Stream.concat(Stream.of(arguments.split(" ")), Stream.of(good.toString()))
                .toArray(String[]::new));

    assertThat(exit).isEqualTo(ExitCode.BAD_USAGE);
    assertThat(terminal.err()).startsWith("error: ").contains(message);
    assertThat(terminal.err().lines()).hasSize(1);
    assertThat(terminal.out()).isEmpty();
  }

  @Test
  void nothingToReportIsAMistake() {
    assertThat(terminal.report()).isEqualTo(ExitCode.BAD_USAGE);
    assertThat(terminal.err()).startsWith("error: nothing to report: name a JMH JSON file");
  }

  @Test
  void helpNamesEveryOption() {
    assertThat(terminal.report("--help")).isEqualTo(ExitCode.DONE);
    assertThat(terminal.out())
        .contains("--format", "--output", "--keep-going", "--aligned", "--confidence", "--margin");
  }

  @Test
  void aBadFileStopsTheReportUnlessItShallKeepGoing() {
    assertThat(terminal.report(good.toString(), bad.toString())).isEqualTo(ExitCode.BAD_USAGE);
    assertThat(terminal.out()).isEmpty();
    assertThat(terminal.err()).contains("bad.json:1:3: the file ends in the middle");

    CommandLineRun goingOn = new CommandLineRun(100);
    assertThat(goingOn.report(good.toString(), bad.toString(), "--keep-going"))
        .isEqualTo(ExitCode.BAD_USAGE);
    assertThat(goingOn.out()).contains("cpu, warm");
    assertThat(goingOn.err().lines()).hasSize(1);
  }

  @Test
  void rowsThatStandTwiceAreForksOfOneCellAndAFinding() throws IOException {
    String row =
        """
        {"benchmark":"a.B.c","mode":"%s","params":{"n":"1"},
         "primaryMetric":{"score":%s,"scoreUnit":"%s","rawData":[[%2$s]]}}\
        """;
    Path twice =
        Files.writeString(
            folder.resolve("twice.json"),
            "["
                + String.join(
                    ",",
                    row.formatted("avgt", "2.0", "ms/op"),
                    row.formatted("avgt", "2000.0", "us/op"),
                    row.formatted("thrpt", "3.0", "ops/s"))
                + "]");

    assertThat(terminal.report(twice.toString())).isEqualTo(ExitCode.DONE);
    assertThat(terminal.out())
        .contains("in ms/op", "c            2.00\n", "in ops/s", "3.00")
        .contains("pooled");
  }

  @Test
  void aFileWithoutResultsIsAMistake() throws IOException {
    Path none = Files.writeString(folder.resolve("none.json"), "[\n]\n");

    assertThat(terminal.report(none.toString())).isEqualTo(ExitCode.BAD_USAGE);
    assertThat(terminal.err()).contains("none.json:1:1: there are no results in it");
    assertThat(terminal.out()).isEmpty();
  }

  @Test
  void aTornEnvironmentIsAWarningAndNoMistake() throws IOException {
    Path run =
        new SuiteJson(1, 0.01)
            .batch("warm", "cpu", "virtual", 2, 10, 2)
            .runDirectory(folder.resolve("run"));
    Files.writeString(run.resolve("environment.json"), "{\"os\":\n");

    assertThat(terminal.report(run.toString())).isEqualTo(ExitCode.DONE);
    assertThat(terminal.err()).startsWith("warning: ").contains("environment.json:2:1: ");
    assertThat(terminal.err().lines()).hasSize(1);
    assertThat(terminal.out()).contains("cpu, warm");
  }

  @Test
  void filesAreToldApartByTheirLabels() {
    assertThat(terminal.report("before=" + good, "after=" + good)).isEqualTo(ExitCode.DONE);
    assertThat(terminal.out()).contains("cpu, warm (before)", "cpu, warm (after)");

    CommandLineRun unnamed = new CommandLineRun(100);
    assertThat(unnamed.report(good.toString(), good.toString())).isEqualTo(ExitCode.BAD_USAGE);
    assertThat(unnamed.err()).contains("name them apart with label=PATH");
  }

  @Test
  void aFileMayHaveAnEqualsSignInItsName() throws IOException {
    Path odd = Files.copy(good, folder.resolve("a=b.json"));

    assertThat(terminal.report(odd.toString())).isEqualTo(ExitCode.DONE);
  }

  @Test
  void theOutputFileIsReplacedWholeAndLeavesNoDraft() throws IOException {
    Path output = folder.resolve("report.md");
    Files.writeString(output, "old");

    int exit = terminal.report(good.toString(), "--format=markdown", "--output", output.toString());

    assertThat(exit).isEqualTo(ExitCode.DONE);
    assertThat(terminal.out()).isEmpty();
    assertThat(Files.readString(output, StandardCharsets.UTF_8)).startsWith("## cpu, warm");
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("good.json", "bad.json", "report.md");
    }
  }

  @Test
  void aLoneFileHasRoundsOnlyWhenTheUserSaysSo() throws IOException {
    Path lone = folder.resolve("lone.json");
    Files.writeString(
        lone,
        new SuiteJson(1, 0.01)
            .batch("serial", "cpu", "", 0, 400, 5)
            .batch("warm", "cpu", "virtual", 2, 200, 5)
            .text());

    terminal.report(lone.toString());
    assertThat(terminal.out())
        .containsPattern("suggestive evidence from 5 forks per cell,\\s+without common rounds");

    CommandLineRun aligned = new CommandLineRun(100);
    aligned.report(lone.toString(), "--aligned");
    assertThat(aligned.out()).contains("full evidence from 5 rounds");
  }

  @Test
  void withAWiderMarginMoreIsEquallyGood() throws IOException {
    Path run =
        new SuiteJson(1, 0.01)
            .batch("serial", "cpu", "", 0, 400, 7)
            .workload("warm", "cpu", 380, 1, 7)
            .runDirectory(folder.resolve("run"));

    terminal.report(run.toString());
    assertThat(terminal.out()).containsPattern("Threads or processes\\? +threads: ");

    CommandLineRun wide = new CommandLineRun(100);
    wide.report(run.toString(), "--margin", "20%");
    assertThat(wide.out()).containsPattern("Threads or processes\\? +either: ");
  }

  /** Whatever the width, no line of a table is longer, as long as one model fits at all. */
  @ParameterizedTest
  @ValueSource(ints = {40, 50, 60, 72, 80, 100, 132, 200})
  void textFitsTheTerminal(int columns) throws IOException {
    long seed = columns;
    Random random = new Random(seed);
    SuiteJson rows = new SuiteJson(seed, 0.05).batch("serial", "cpu", "", 0, 400, 5);
    for (String model : List.of("platform", "virtual", "process", "a-model-of-my-own")) {
      for (int workers = 1; workers < 300; workers = workers * 3 + 1) {
        rows.batch("warm", "cpu", model, workers, 0.01 * Math.exp(random.nextDouble() * 12), 5);
      }
    }
    Path run = rows.runDirectory(folder.resolve("run"));
    CommandLineRun narrow = new CommandLineRun(columns);
    assertThat(narrow.report(run.toString())).isEqualTo(ExitCode.DONE);
    // A path stays whole, so that it can be copied.
    assertThat(narrow.out().lines().filter(line -> !line.contains(run.toString())))
        .as("seed %d", seed)
        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(columns));
  }

  @Test
  void aTableThatNoGridFitsIsWrittenRowByRow() throws IOException {
    Path file = folder.resolve("wide.json");
    Files.writeString(
        file,
        """
        [{"benchmark":"org.example.Widest.first","mode":"avgt","threads":80,
          "params":{"aParameterOfLongName":"a value of several words"},
          "primaryMetric":{"score":1,"scoreUnit":"s/op","rawData":[[1],[2]]}},
         {"benchmark":"org.example.Widest.second","mode":"avgt","threads":8,
          "params":{"aParameterOfLongName":"another"},
          "primaryMetric":{"score":1,"scoreUnit":"s/op","rawData":[[1],[2],[3]]}}]
        """);
    CommandLineRun narrow = new CommandLineRun(40);

    assertThat(narrow.report(file.toString())).isEqualTo(ExitCode.DONE);

    assertThat(narrow.out())
        .contains(
            """
            benchmark              second
            aParameterOfLongName   another
            threads                8
            score                  1.817 ±298 %
            forks x iterations     3 x 1

            R1 = a value of several words
            """);
  }

  @ParameterizedTest
  @ValueSource(strings = {"text", "markdown", "csv"})
  void nothingFromAFileGetsThroughUnescaped(String format) throws IOException {
    String evil = "\\u001b[31m\\u202e\\u0007a|b`c`<script>x</script>\\nd\\u0085\\u2028";
    Path file = folder.resolve("evil.json");
    Files.writeString(
        file,
        """
        [{"benchmark":"%1$s","mode":"avgt","jdkVersion":"%1$s","params":{"%1$s":"%1$s"},
          "primaryMetric":{"score":1,"scoreUnit":"%1$s","rawData":[[1],[2]]}},
         {"benchmark":"%1$s","mode":"avgt","jdkVersion":"%1$s","params":{"%1$s":"=cmd()"},
          "primaryMetric":{"score":1,"scoreUnit":"%1$s","rawData":[[1],[2]]}},
         {"benchmark":"x.BatchBenchmark.warm","mode":"avgt","params":{"workload":"%1$s",
          "model":"%1$s","workers":"%1$s","size":"%1$s"},
          "primaryMetric":{"score":1,"scoreUnit":"s/op","rawData":[[1],[2]]}}]
        """
            .formatted(evil));

    assertThat(terminal.report(file.toString(), "--format", format)).isEqualTo(ExitCode.DONE);

    String out = terminal.out();
    assertThat(out.chars().filter(c -> c != '\n' && c != '\r'))
        .noneMatch(c -> Character.isISOControl(c) || c == 0x202e || c == 0x2028);
    switch (format) {
      case "markdown" -> assertThat(out).doesNotContain("<script>").doesNotContain("a|b");
      case "csv" -> assertThat(out).contains("'=cmd()").doesNotContain(",=cmd()");
      default -> assertThat(out).contains("\\u001b[31m");
    }
  }

  /** Three forks, of which too few have a time to be judged as three. */
  @Test
  void aCellWhoseForksHaveNoTimeIsShownAndNotJudged() throws IOException {
    String json = new SuiteJson(1, 0.01).batch("warm", "cpu", "platform", 2, 40, 3).text();
    Path file = folder.resolve("gone.json");
    Files.writeString(file, json.replaceFirst("\\[[0-9.,]+]", "[\"NaN\"]"));

    assertThat(terminal.report(file.toString())).isEqualTo(ExitCode.DONE);
    assertThat(terminal.out()).contains("cpu, warm", "not known how much slower than the best");
  }
}
