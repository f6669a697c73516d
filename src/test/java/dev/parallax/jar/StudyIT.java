package dev.parallax.jar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * {@code scripts/study}: each of its studies once, on little input; {@code warm} has a test of its
 * own.
 */
@EnabledOnOs(OS.LINUX)
class StudyIT {
  private static final Path SCRIPTS = Path.of("scripts").toAbsolutePath();
  private static final String SERIAL = "{\"workload\":\"cpu\"}";
  private static final String TWO = cell("platform", 2);
  private static final String FOUR = cell("platform", 4);
  private static final String VIRTUAL = cell("virtual", 2);

  @TempDir Path folder;

  private static String cell(String model, int workers) {
    return "{\"workload\":\"cpu\",\"model\":\"%s\",\"workers\":\"%d\"}".formatted(model, workers);
  }

  private Jar.Result study(String... words) throws Exception {
    String script = SCRIPTS.resolve("study").toString();
    return new Script(folder)
        .run(Map.of(), Stream.concat(Stream.of("python3", script), Stream.of(words)).toList());
  }

  private Jar.Result study(String line) throws Exception {
    return study(line.split(" ", -1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "study",
        "study default",
        "study warm",
        "study turns",
        "study causes",
        "study crossover",
        "study verdict-agreement",
        "study plain-ratio",
        "study fork-times",
        "study cpu-check",
        "study profiler-cost",
        "publish",
        "claims",
        "compare-jdks",
        "check-own",
        "check-reproducible",
        "check-samples",
        "article-table",
        "faults",
        "python-article",
        "python-pools"
      })
  void helpMayBeCutOffAndAWrongOptionIsOneLine(String script) throws Exception {
    Script shell = new Script(folder);
    String command = "'" + SCRIPTS + "'/" + script;
    // The pipe's reader has gone before anything is written.
    Jar.Result cut =
        shell.run(Map.of(), List.of("bash", "-c", "{ sleep 0.2; " + command + " --help; } | true"));
    assertThat(cut.err()).isEmpty();
    Jar.Result wrong = shell.run(Map.of(), List.of("bash", "-c", command + " --no-such-option"));
    assertThat(wrong.exitCode()).isEqualTo(2);
    assertThat(wrong.err()).startsWith("error: ").hasLineCount(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nothing | invalid choice: 'nothing'",
        "verdict-agreement . nowhere | nowhere: there is no such run directory",
        "verdict-agreement . . | .: no verdicts: error: ",
        "fork-times nowhere | nowhere: its journal can't be read",
        "plain-ratio --stock -- --quick | --stock takes nothing but -p workload=... behind --",
        "cpu-check --few 3 --many 3 | --few and --many",
        "profiler-cost tree --rounds 0 | --rounds: at least 1",
        "crossover --rounds 1 | --rounds: at least 2",
        "crossover --models process | platform is what the others are held against"
      })
  void badInputIsOneLineBeforeAnythingIsMeasured(String words, String message) throws Exception {
    Jar.Result result = study(words);
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).startsWith("error: ").contains(message).hasLineCount(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"default", "article", "scaling", "memory"})
  void aPublishedStudyShowsItsPlan(String name) throws Exception {
    assertThat(study(name + " --dry-run").succeeded().err()).contains("cells");
    assertThat(folder.resolve(name)).doesNotExist();
  }

  private static String pair(String family, String a, String b, String verdict) {
    return "{\"family\":\"%s\",\"a\":%s,\"b\":%s,\"verdict\":\"%s\"}"
        .formatted(family, a, b, verdict);
  }

  private void verdicts(String name, String recommended, String... pairs) throws IOException {
    String recommendation =
        "{\"workload\":\"cpu\",\"lifecycle\":\"warm\",\"params\":{},\"kind\":\"prefer\","
            + "\"model\":\"%s\",\"workers\":2,\"bound\":1.031}".formatted(recommended);
    Files.writeString(
        Files.createDirectories(folder.resolve(name)).resolve("verdicts.json"),
        "{\"schema\":\"parallax/1\",\"comparisons\":[%s],\"recommendations\":[%s]}"
            .formatted(String.join(",", pairs), recommendation));
  }

  private static List<String> columns(Jar.Result result, String family) {
    String line =
        result.out().lines().filter(text -> text.startsWith(family)).findFirst().orElseThrow();
    return List.of(line.substring(family.length()).strip().split(" {2,}", -1));
  }

  @Test
  void verdictsAreMatchedByFamilyAndCellsWhicheverWayTheyAreWritten() throws Exception {
    verdicts(
        "short",
        "platform",
        pair("cpu, warm", SERIAL, TWO, "slower"),
        pair("cpu, warm", SERIAL, FOUR, "slower"),
        pair("cpu, warm", TWO, FOUR, "equivalent"),
        pair("cpu, warm", TWO, VIRTUAL, "faster"),
        pair("cpu, warm", FOUR, VIRTUAL, "inconclusive"),
        pair("cpu, warm", SERIAL, VIRTUAL, "slower"),
        pair("cpu, cold", SERIAL, TWO, "faster"));
    verdicts(
        "fixed-warm",
        "virtual",
        pair("cpu, warm", TWO, SERIAL, "faster"), // the same, said of the other
        pair("cpu, warm", SERIAL, FOUR, "inconclusive"),
        pair("cpu, warm", TWO, FOUR, "faster"),
        pair("cpu, warm", TWO, VIRTUAL, "slower"),
        pair("cpu, warm", FOUR, VIRTUAL, "faster"));
    verdicts("fixed-cold", "platform", pair("cpu, cold", SERIAL, TWO, "faster"));

    Jar.Result result = study("verdict-agreement short fixed-warm fixed-cold").succeeded();

    // Pairs, open, open in the fixed run, decided, same, undecided, other, reversed, agreement.
    assertThat(columns(result, "cpu, warm"))
        .containsExactly("5", "20.0 %", "20.0 %", "4", "1", "1", "1", "1", "25.0 %");
    assertThat(columns(result, "cpu, cold"))
        .containsExactly("1", "0.0 %", "0.0 %", "1", "1", "0", "0", "0", "100.0 %");
    assertThat(columns(result, "all"))
        .containsExactly("6", "16.7 %", "16.7 %", "5", "2", "1", "1", "1", "40.0 %");
    assertThat(result.out())
        .contains("1 pairs are in one of the runs only")
        .contains("reversed: cpu, warm: platform x 2 is faster than virtual x 2, fixed: slower")
        .contains("other: cpu, warm: platform x 2 is equivalent to platform x 4, fixed: faster")
        .contains("cpu, warm: prefer platform x 2, at most 3.1 % slower than the best");
  }

  private static String measured(int attempt, int second) {
    String result =
        "{\"timeUnit\":\"MILLISECONDS\",\"measurement\":{\"time\":{\"value\":100,"
            + "\"unit\":\"MILLISECONDS\"}},\"warmup\":{\"time\":{\"value\":50,"
            + "\"unit\":\"MILLISECONDS\"}},\"forks\":[{\"primary\":{\"values\":[30,40]}}]}";
    return ("{\"event\":\"measured\",\"cell\":\"c1\",\"attempt\":%d,"
            + "\"start\":\"2026-01-02T03:04:0%d.500000001Z\","
            + "\"at\":\"2026-01-02T03:04:0%d.500000001Z\",\"nanos\":1000000000,"
            + "\"results\":[%s],\"observed\":{\"warmUpSeconds\":[0.2]}}%n")
        .formatted(attempt, second, second + 1, result);
  }

  @Test
  void forksAreSplitIntoIterationsAndTheRestAndGapsAreCounted() throws Exception {
    String header =
        "{\"cells\":{\"c1\":\"BatchBenchmark.warm workload=cpu model=virtual workers=2\"}}\n";
    Files.writeString(
        folder.resolve("journal.jsonl"), header + measured(1, 1) + measured(2, 3) + "{\"event\"");
    List<String> lines = study("fork-times .").succeeded().out().lines().toList();
    // Two iterations of 100 ms: 4 operations of 30 ms and 3 of 40; one of warm-up.
    assertThat(lines.get(1).split(" +"))
        .containsExactly("cpu", "virtual", "2", "2", "0", "0", "1", "1.00", "0.24", "0.20", "0.56");
    assertThat(lines)
        .contains("forks run again: 1")
        .last()
        .isEqualTo("from the first start to the last end 3 s, 33.3 % of it not in any fork");
    Files.writeString(folder.resolve("journal.jsonl"), "{\"cells\":{}}\n");
    assertThat(study("fork-times .").err()).isEqualTo("error: .: no fork was measured\n");
  }

  @Test
  void aCampaignIsTimedAgainstTheSameCellsInPlainOrder() throws Exception {
    Jar.Result result =
        study("plain-ratio --rounds 1 -- BatchBenchmark.serial -p workload=noop -wi 0 -i 1 -r 1ms");
    assertThat(result.succeeded().out())
        .matches("campaign: [\\d.]+ s, 1 forks\nplain: [\\d.]+ s, 1 forks\nratio: \\d+\\.\\d{3}\n");
  }

  /**
   * Both sides fork each of the same cells once: none is raced, and a single round has no twins.
   */
  @Test
  @Tag("long")
  void jmhItselfRunsTheCellsOfTheCampaign() throws Exception {
    study("plain-ratio --stock --rounds 1 --warm-up 1 --keep kept -- -p workload=noop").succeeded();
    assertThat(cells("kept/noop-warm.json", "kept/noop-cold.json"))
        .containsExactlyInAnyOrderElementsOf(cells("kept/campaign/results.json"));
  }

  private List<String> cells(String... files) throws Exception {
    String program =
        """
        import json, sys
        for file in sys.argv[1:]:
          for row in json.load(open(file)):
            print(row['benchmark'], row['params'].get('model'), row['params'].get('workers'))
        """;
    return new Script(folder)
        .run(
            Map.of(), Stream.concat(Stream.of("python3", "-c", program), Stream.of(files)).toList())
        .succeeded()
        .out()
        .lines()
        .toList();
  }

  @Test
  void cpuTimeIsComparedWithThatOfGnuTime() throws Exception {
    assumeThat(Path.of("/usr/bin/time")).exists();
    // How far they are apart after so few operations is not the point here.
    Jar.Result result =
        study(
            "cpu-check --few 1 --many 20 --tolerance 1e9 -- BatchBenchmark.serial -p workload=cpu");
    assertThat(result.succeeded().out()).contains("/usr/bin/time", "tree.cpu", "ratio");
  }

  @Test
  void lengthsFromWhichAModelPaysAreThoseFromWhichItsWholeIntervalDoes() throws Exception {
    Map<Integer, String> speedUps =
        Map.of(
            5_000, "0.50,0.40,0.60",
            50_000, "1.20,1.00,1.40",
            500_000, "1.50,1.30,1.70",
            5_000_000, "1.90,1.85,1.95",
            50_000_000, "1.90,1.80,2.00");
    for (Map.Entry<Integer, String> length : speedUps.entrySet()) {
      Path run = Files.createDirectories(folder.resolve("lengths").resolve("" + length.getKey()));
      Files.writeString(
          run.resolve("verdicts.json"),
          "{\"cells\":[{\"params\":{\"tasks\":\"10\"},\"estimate\":{\"value\":"
              + length.getKey() * 2e-8
              + "}},"
              + cellOf("platform", "2.00,1.95,2.05")
              + ","
              + cellOf("process", length.getValue())
              + "]}");
    }
    assertThat(study("crossover --out lengths --table").succeeded().out())
        .contains("0.50 (0.40 to 0.60)")
        .containsPattern("platform +10 us +10 us")
        .containsPattern("process +1 ms +10 ms");
  }

  private static String cellOf(String model, String speedUp) {
    String[] numbers = speedUp.split(",", -1);
    return "{\"params\":{\"model\":\"%s\"},\"speedup\":{\"value\":%s,\"lo\":%s,\"hi\":%s}}"
        .formatted(model, numbers[0], numbers[1], numbers[2]);
  }

  @Test
  void aProfilersCostIsThatOfForksInTurns() throws Exception {
    Jar.Result result =
        study(
            "profiler-cost tree --rounds 2 --"
                + " BatchBenchmark.serial -p workload=noop -wi 0 -i 1 -r 1ms");
    assertThat(result.succeeded().out()).contains("with", "without", "noop");
  }
}
