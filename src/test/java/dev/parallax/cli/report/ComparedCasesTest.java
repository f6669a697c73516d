package dev.parallax.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallax.cli.CommandLineRun;
import dev.parallax.cli.console.ExitCode;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Other people's results as {@code compare} shows and judges them. */
class ComparedCasesTest {
  private static final String CASES = "src/test/resources/dev/parallax/cli/compare/";

  private static final String ALLOCATION = "gc.alloc.rate.norm";

  @TempDir private Path folder;

  private final CommandLineRun gate = new CommandLineRun(100);

  private int compareCases(String base, String latest, String... options) {
    return gate.compare(
        Stream.concat(
                Stream.of(CASES + base + ".json", CASES + latest + ".json"), Stream.of(options))
            .toArray(String[]::new));
  }

  private int compare(JmhRows base, JmhRows latest, String... options) {
    return gate.compare(
        Stream.concat(
                Stream.of(
                    "old=" + base.write(folder.resolve("a.json")),
                    "new=" + latest.write(folder.resolve("b.json"))),
                Stream.of(options))
            .toArray(String[]::new));
  }

  private static JmhRows metric(String unit, double... forks) {
    return new JmhRows().time("a.B.run", "", 5, 5.01, 5.02, 5.01, 5).with("x.m", unit, forks);
  }

  /** The row of a metric in the table, its words by single spaces. */
  private String row(String name) {
    return gate.out()
        .lines()
        .filter(line -> line.startsWith(name + " "))
        .findFirst()
        .orElse("")
        .replaceAll("[¹²³⁴⁵⁶⁷⁸⁹⁰]", "")
        .replaceAll("\\s+", " ")
        .strip();
  }

  @Test
  void allocationThatAppearsInAllForksIsHigherWithoutARatioAndStopsTheGate() {
    assertThat(
            compareCases(
                "alloc-none",
                "alloc-appears",
                "--metric=" + ALLOCATION,
                "--metric=gc.count",
                "--fail-on-regression"))
        .isEqualTo(ExitCode.REGRESSION);
    assertThat(gate.err())
        .isEqualTo(
            "error: 1 row is higher by more than 5 %: Alloc.parse metric=gc.alloc.rate.norm"
                + " (0 to 16 B/op in all forks)\n");
    assertThat(gate.out())
        .contains("1 higher, 0 lower, 1 equivalent, 1 equal, 0 inconclusive")
        .contains("forks: 4\n")
        .contains("0 in all forks of alloc-none and in none of alloc-appears")
        .doesNotContain("two forks", "infx");
    assertThat(row(ALLOCATION)).matches(".* 16.0 B/op .*higher");
    assertThat(row("gc.count")).endsWith("equal");
  }

  @Test
  void allocationThatIsGoneFromAllForksIsLower() {
    assertThat(
            compareCases(
                "alloc-appears", "alloc-none", "--metric=" + ALLOCATION, "--fail-on-regression"))
        .isEqualTo(ExitCode.DONE);
    assertThat(row(ALLOCATION)).endsWith("0.0 B/op lower");
    assertThat(gate.out()).contains("0 in all forks of alloc-none and in none of alloc-appears");
    assertThat(gate.err()).isEmpty();
  }

  @Test
  void whatTheHarnessAllocatesIsNoChange() {
    assertThat(
            compareCases(
                "alloc-harness-a",
                "alloc-harness-b",
                "--metric=" + ALLOCATION,
                "--fail-on-regression"))
        .isEqualTo(ExitCode.DONE);
    assertThat(row(ALLOCATION)).endsWith("equal");
    assertThat(gate.out()).contains("less than 1 B/op");
  }

  @Test
  void whatIsSaidOfTheHarnessIsSaidWhereItMattersOnly() {
    compare(
        metric("B/op", 24.0001, 24.0002, 24.0001),
        metric("B/op", 24.0004, 24.0003, 24.0004),
        "--metric=x.m");
    assertThat(gate.out()).doesNotContain("less than 1 B/op");
  }

  @Test
  void moreMemoryIsHigherAndNeverSlower() {
    assertThat(
            compareCases(
                "alloc-128", "alloc-176", "--metric=" + ALLOCATION, "--fail-on-regression"))
        .isEqualTo(ExitCode.REGRESSION);
    assertThat(gate.err()).contains("1 row is higher by more than 5 %").doesNotContain("slower");
    assertThat(row(ALLOCATION)).endsWith("higher");
    for (String format : List.of("csv", "json")) {
      CommandLineRun machine = new CommandLineRun(100);
      machine.compare(
          CASES + "alloc-128.json",
          CASES + "alloc-176.json",
          "--metric=" + ALLOCATION,
          "--format=" + format);
      assertThat(machine.out()).contains("higher").doesNotContainPattern("[\",]slower[\",]");
    }
  }

  /** Forks of either run, the word of the row, and whether the gate stops it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "B/op | 0 0 0 0 0        | 16 16 16 16 16   | higher     | 3",
        "B/op | 0 0 0            | 0 0 0 0 0        | equal      | 0",
        "B/op | 0 0 0 0 0        | 24 24 24 24 0    | higher     | 3",
        "B/op | 0 0 16 0 0       | 0 16 0 0 0       | ~          | 0",
        "B/op | 0 0 0 0 0        | 16 0 0 0 0       | ~          | 0",
        "B/op | 0.2 0.9 0.4 0 .1 | 1.1 1.2 1.1 1 1  | equal      | 0",
        "B/op | 0.2 0.9 0.4 0 .1 | 2.4 2.4 2.4 2.5 2| higher     | 3",
        "B/op | 1.1 1.1 1.1 1.1 1| 1.8 1.8 1.8 1.8 2| equivalent | 0",
        "B/op | 24 24 24 24 24   | 24 24 24 24 24   | equivalent | 0",
        "B/op | 0                | 16               | ~          | 0",
        "B/op | 0                | 16 16 16 16 16   | ~          | 0",
        "B/op | NaN NaN NaN      | NaN NaN NaN      | ~          | 0",
        "B/op | NaN NaN NaN      | 0 0 0            | ~          | 0",
        "B/op | 0 0 0 NaN NaN    | 16 16 16 16 NaN  | higher     | 3",
        "MiB  | 0 0 0 0 0        | 2 2 2 2 2        | higher     | 3",
        "counts | 0 0 0 0 0      | 7 8 9 7 8        | higher     | 0",
        "counts | 5 6 5 6 5      | 0 0 0 0 0        | lower      | 0",
        "MB/sec | 10 10 10 10 10 | 90 91 90 91 90   | higher     | 0",
        "---  | -5 -5 -5 -5 -5   | -9 -9.1 -9 -9 -9 | lower      | 0",
        "---  | -5 -5 -5 -5 -5   | -5 -5 -5 -5 -5   | equal      | 0",
        "---  | -5 -5 -5 -5 -5   | 3 3 3 3 4        | higher     | 0",
        "us/op | 0 0 0 0 0       | 3 3 3 3 4        | slower     | 3",
        "us/op | 3 3 3 3 4       | 0 0 0 0 0        | faster     | 0",
        "ops/s | 0 0 0 0 0       | 3 3 3 3 4        | faster     | 0",
        "ops/s | 3 3 3 3 4       | 0 0 0 0 0        | slower     | 3",
        "ops/s | 9 9.1 9 9 9     | 3 3 3 3 3.1      | slower     | 3",
      })
  void aMetricIsJudgedInItsOwnWords(
      String unit, String base, String latest, String word, int exit) {
    assertThat(
            compare(
                metric(unit, numbers(base)),
                metric(unit, numbers(latest)),
                "--metric=x.m",
                "--fail-on-regression"))
        .isEqualTo(exit);
    assertThat(row("x.m")).endsWith(" " + word);
    headlineCountsTheRows();
    boolean unjudged = List.of("counts", "MB/sec", "---").contains(unit);
    if (unjudged && !List.of("equal", "~").contains(word)) {
      assertThat(gate.err())
          .isEqualTo(
              "warning: --fail-on-regression doesn't judge what has no known direction:"
                  + " B.run metric=x.m\n");
    }
  }

  private static double[] numbers(String text) {
    return Arrays.stream(text.split(" ", -1)).mapToDouble(Double::parseDouble).toArray();
  }

  /** The number of rows that the headline has for each word is that of the table. */
  private void headlineCountsTheRows() {
    List<String> table =
        gate.out()
            .lines()
            .dropWhile(line -> !line.startsWith("---"))
            .skip(1)
            .takeWhile(line -> !line.isBlank())
            .map(line -> line.replaceAll("[¹²³⁴⁵⁶⁷⁸⁹⁰ ]+$", ""))
            .map(line -> line.substring(line.lastIndexOf(' ') + 1))
            .map(word -> word.equals("~") ? "inconclusive" : word)
            .toList();
    String headline = gate.out().lines().skip(2).findFirst().orElseThrow();
    assertThat(headline).startsWith(table.size() + (table.size() == 1 ? " row " : " rows "));
    Matcher counts = Pattern.compile("(\\d+) (\\w+)(?=,|;|$)").matcher(headline);
    int all = 0;
    while (counts.find()) {
      String word = counts.group(2);
      int count = Integer.parseInt(counts.group(1));
      assertThat(table.stream().filter(word::equals).count()).as(word).isEqualTo(count);
      all += count;
    }
    assertThat(all).isEqualTo(table.size());
  }

  @Test
  void twoModesThatComeAndGoAreNoRegressionAndNoCommonShift() {
    assertThat(compareCases("bimodal-a", "bimodal-b", "--fail-on-regression"))
        .isEqualTo(ExitCode.DONE);
    assertThat(gate.out()).doesNotContain("common shift");
    assertThat(gate.err()).isEmpty();
  }

  @Test
  void noTwoRunsOfOneThingStopTheGateWhoseForksHaveTwoModes() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    int alarms = 0;
    for (int file = 0; file < 60; file++) {
      CommandLineRun run = new CommandLineRun(100);
      alarms +=
          run.compare(
                      "a=" + bimodal(random).write(folder.resolve("a.json")),
                      "b=" + bimodal(random).write(folder.resolve("b.json")),
                      "--metric=x.m",
                      "--fail-on-regression",
                      "--format=csv")
                  == ExitCode.DONE
              ? 0
              : 1;
    }
    // 4 of 1000 such files stopped it; more than 4 of 60 come less than once in 100,000 seeds.
    assertThat(alarms).as("seed " + seed).isLessThanOrEqualTo(4);
  }

  /** Six rows of the same true time, each with a slow mode that a third of its forks are in. */
  private static JmhRows bimodal(Random random) {
    JmhRows rows = new JmhRows();
    for (int row = 0; row < 6; row++) {
      double[] forks =
          IntStream.range(0, 5)
              .mapToDouble(fork ->
                  10 * (random.nextInt(3) == 0 ? 1.5 : 1) * Math.exp(random.nextGaussian() * 0.01))
              .toArray();
      rows.time("a.B.row" + row, "", forks)
          .with("x.m", "B/op", Arrays.stream(forks).map(f -> f < 12 ? 0.001 : 24).toArray());
    }
    return rows;
  }

  @Test
  void headlineAndTableCountTheSameWhateverTheRowsAre() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int file = 0; file < 30; file++) {
      JmhRows base = new JmhRows();
      JmhRows latest = new JmhRows();
      for (int row = 0; row < 8; row++) {
        base.time("a.B.row" + row, "", forks(random)).with("x.m", "B/op", forks(random));
        latest.time("a.B.row" + row, "", forks(random)).with("x.m", "B/op", forks(random));
      }
      CommandLineRun run = new CommandLineRun(140);
      run.compare(
          "old=" + base.write(folder.resolve("a.json")),
          "new=" + latest.write(folder.resolve("b.json")),
          "--metric=x.m",
          "--format=csv");
      List<String> lines = run.out().lines().toList();
      int verdict = List.of(lines.getFirst().split(",", -1)).indexOf("verdict");
      List<String> words =
          lines.stream().skip(1).map(line -> line.split(",", -1)[verdict]).toList();
      CommandLineRun text = new CommandLineRun(140);
      text.compare(
          "old=" + folder.resolve("a.json"), "new=" + folder.resolve("b.json"), "--metric=x.m");
      for (String word : words) {
        long count = words.stream().filter(word::equals).count();
        assertThat(text.out()).as("seed %d, %s", seed, word).contains(count + " " + word);
      }
      assertThat(text.out()).contains("16 rows in both: ");
    }
  }

  private static double[] forks(Random random) {
    double mean = random.nextInt(4) == 0 ? 0 : 10 + random.nextInt(3);
    return IntStream.range(0, 1 + random.nextInt(6))
        .mapToDouble(fork -> mean * Math.exp(random.nextGaussian() * 0.01))
        .toArray();
  }

  @Test
  void ratiosThatRestOnOneForkAreShownAndSaySo() {
    assertThat(gate.report(CASES + "one-fork.json", "--baseline", "lib:fast")).isZero();
    assertThat(gate.out()).contains(" 3.28x ~", " 3.37x ~", "the comparison rests on one fork");

    CommandLineRun files = new CommandLineRun(100);
    assertThat(files.compare(CASES + "one-fork.json", "b=" + CASES + "one-fork.json")).isZero();
    assertThat(files.out()).contains(" 1.00x ~", "the comparison rests on one fork");
  }

  @Test
  void oneForkAgainstFiveHasARatioAndTheGateSaysThatItCantJudge() {
    JmhRows base = new JmhRows().time("a.B.c", "", 1).time("a.B.d", "", 1, 1, 1);
    JmhRows latest = new JmhRows().time("a.B.c", "", 3, 3, 3, 3, 3).time("a.B.d", "", 1, 1, 1);
    assertThat(compare(base, latest, "--fail-on-regression")).isEqualTo(ExitCode.DONE);
    assertThat(row("c")).endsWith("3.00x ~");
    assertThat(gate.out()).contains("the comparison rests on one fork", "forks: 1 to 3 and 3 to 5");
    assertThat(gate.err())
        .isEqualTo(
            "warning: --fail-on-regression can't judge 1 of 2 rows: fewer than 3 forks, or no"
                + " number\n");
  }

  @Test
  void ofFlagsOnlyWhatDiffersIsSaidAndToTheGateOnStandardErrorToo() {
    assertThat(compareCases("flags-a", "flags-b", "--fail-on-regression")).isEqualTo(ExitCode.DONE);
    String words = "warning: JVM flags: -XX:+UseTransparentHugePages only in flags-b; ";
    assertThat(gate.out()).contains(words).doesNotContain("UseG1GC");
    assertThat(gate.err()).startsWith(words).hasLineCount(1);
  }

  @Test
  void flagsOfBothRunsAreSaidForEach() {
    JmhRows base = new JmhRows().row("a.B.c", "", "avgt", "us/op", "-Xmx1g -Da=1", 1, 1, 1);
    JmhRows latest = new JmhRows().row("a.B.c", "", "avgt", "us/op", "-Da=1 -Xmx2g", 1, 1, 1);
    assertThat(compare(base, latest)).isZero();
    assertThat(gate.out()).contains("JVM flags: -Xmx1g only in old, -Xmx2g only in new;");
  }

  private static JmhRows many(int rows) {
    JmhRows all = new JmhRows();
    for (int row = 0; row < rows; row++) {
      all.time("a.Class" + row % 4 + ".run", "\"n\":\"" + row + "\"", 1, 1.01, 1.02);
    }
    return all;
  }

  @Test
  void manyRowsOfOneFileAreCountedByClassAndTenOfThemNamed() {
    assertThat(compare(many(40), many(2))).isZero();
    String out = gate.out().replaceAll("\\s+", " ");
    assertThat(out)
        .contains("38 rows only in old, so not compared: 9 of Class0, 9 of Class1, 10 of Class2")
        .contains("--verbose names all");
    assertThat(Pattern.compile("run n=").matcher(out).results().count()).isEqualTo(10);

    CommandLineRun verbose = new CommandLineRun(100);
    verbose.compare(
        "old=" + folder.resolve("a.json"), "new=" + folder.resolve("b.json"), "--verbose");
    String all = verbose.out().replaceAll("\\s+", " ");
    assertThat(Pattern.compile("run n=").matcher(all).results().count()).isEqualTo(38);
  }

  @Test
  void aMissingRowStopsTheGateIfThatIsAskedFor() {
    assertThat(compare(many(9), many(8))).isEqualTo(ExitCode.DONE);
    CommandLineRun missing = new CommandLineRun(100);
    String[] files = {"old=" + folder.resolve("a.json"), "new=" + folder.resolve("b.json")};
    assertThat(missing.compare(files[0], files[1], "--fail-on-missing"))
        .isEqualTo(ExitCode.REGRESSION);
    assertThat(missing.err()).isEqualTo("error: 1 row of old is missing in new: Class0.run n=8\n");
    assertThat(new CommandLineRun(100).compare(files[1], files[0], "--fail-on-missing"))
        .isEqualTo(ExitCode.DONE);
  }

  @Test
  void aParameterThatOnlyOneRunHasCanBeIgnoredAndIsNamedWhenNothingMatches() {
    assertThat(compareCases("param-base", "param-added")).isEqualTo(ExitCode.BAD_USAGE);
    assertThat(gate.err())
        .contains("codec (none in param-base, zstd in param-added)", "--ignore codec")
        .hasLineCount(1);

    CommandLineRun ignoring = new CommandLineRun(100);
    assertThat(
            ignoring.compare(
                CASES + "param-base.json", CASES + "param-added.json", "--ignore", "codec"))
        .isEqualTo(ExitCode.DONE);
    assertThat(ignoring.out())
        .contains("2 rows in both", "codec: (none) in param-base, zstd in param-added");
  }

  @ParameterizedTest
  @CsvSource({"a.Old.run, a.New.run, class", "a.b.C.run, a.c.C.run, package"})
  void aRenamedClassOrPackageIsNamedAndCanBeIgnored(String before, String after, String key) {
    JmhRows base = new JmhRows().time(before, "", 1, 1, 1);
    JmhRows latest = new JmhRows().time(after, "", 2, 2, 2);
    assertThat(compare(base, latest)).isEqualTo(ExitCode.BAD_USAGE);
    assertThat(gate.err()).contains("--ignore " + key + " ");

    CommandLineRun ignoring = new CommandLineRun(100);
    ignoring.compare(
        "old=" + folder.resolve("a.json"), "new=" + folder.resolve("b.json"), "--ignore=" + key);
    assertThat(ignoring.out()).contains("1 row in both: 1 slower");
  }

  @Test
  void severalValuesOfAnIgnoredKeyAreNotForksOfOneThing() {
    JmhRows base = new JmhRows().time("a.B.c", "", 1, 1, 1);
    JmhRows latest =
        new JmhRows()
            .time("a.B.c", "\"codec\":\"lz4\"", 1, 1, 1)
            .time("a.B.c", "\"codec\":\"zstd\"", 3, 3, 3);
    assertThat(compare(base, latest, "--ignore=codec")).isZero();
    assertThat(gate.out()).contains("1 inconclusive", "--filter codec:VALUE");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"mode|without \"mode\"", "speed|no key \"speed\""})
  void aKeyThatCantBeIgnoredIsOneLine(String key, String message) {
    assertThat(compareCases("param-base", "param-added", "--ignore=" + key))
        .isEqualTo(ExitCode.BAD_USAGE);
    assertThat(gate.err()).contains(message).hasLineCount(1);
  }

  @Test
  void aShiftWithinTheThresholdIsNoCommonShift() {
    JmhRows base = new JmhRows();
    JmhRows latest = new JmhRows();
    for (int row = 0; row < 8; row++) {
      double factor = row == 7 ? 1.2 : row == 6 ? 1.08 : row == 5 ? 1.07 : 1.03;
      base.time("a.B.row" + row, "", 10, 10.01, 10.02);
      latest.time("a.B.row" + row, "", 10 * factor, 10.01 * factor, 10.02 * factor);
    }
    compare(base, latest);
    assertThat(gate.out()).contains("no common shift").doesNotContain("\ncommon shift");
  }

  @Test
  void theGatesErrorNamesTheCommonShiftAndTheOptionThatAllowsForIt() {
    JmhRows base = new JmhRows();
    JmhRows latest = new JmhRows();
    for (int row = 0; row < 8; row++) {
      base.time("a.B.row" + row, "", 10, 10.01, 10.02);
      latest.time("a.B.row" + row, "", 12, 12.01, 12.02);
    }
    assertThat(compare(base, latest, "--fail-on-regression")).isEqualTo(ExitCode.REGRESSION);
    assertThat(gate.err())
        .startsWith("error: 8 rows are slower by more than 5 %")
        .contains("common shift of 1.20x", "--ignore-shift")
        .hasLineCount(1);
    assertThat(
            new CommandLineRun(100)
                .compare(
                    "old=" + folder.resolve("a.json"),
                    "new=" + folder.resolve("b.json"),
                    "--fail-on-regression",
                    "--ignore-shift"))
        .isEqualTo(ExitCode.DONE);
  }

  @Test
  void slowerRowsWithinTheThresholdAreNotCountedAsRegressionsWithoutAWord() {
    JmhRows base = new JmhRows().time("a.B.c", "", 1, 1.001, 1.002).time("a.B.d", "", 1, 1, 1.001);
    JmhRows latest =
        new JmhRows().time("a.B.c", "", 1.049, 1.055, 1.044).time("a.B.d", "", 2, 2, 2.001);
    compare(base, latest, "--fail-on-regression");
    assertThat(gate.out()).contains("2 slower");
    assertThat(gate.err())
        .isEqualTo("error: 1 of 2 slower rows is worse by more than 5 %: B.d (2.00x)\n");
  }

  @Test
  void severalModesOfABenchmarkAreRowsOfTheirOwn() {
    JmhRows base = new JmhRows();
    JmhRows latest = new JmhRows();
    for (String mode : List.of("avgt", "thrpt", "ss")) {
      String unit = mode.equals("thrpt") ? "ops/ms" : "ms/op";
      base.row("a.B.c", "", mode, unit, "", 10, 10.01, 10.02);
      latest.row("a.B.c", "", mode, unit, "", 20, 20.01, 20.02);
    }
    assertThat(compare(base, latest)).isZero();
    assertThat(row("thrpt")).endsWith("faster");
    assertThat(row("avgt")).endsWith("slower");
    headlineCountsTheRows();
    assertThat(gate.out().toLowerCase(Locale.ROOT)).doesNotContain("nan");
  }
}
