package dev.parallax.jar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code scripts/claims}: what it plans, how it judges, and the page that is published. */
@EnabledOnOs(OS.LINUX)
class ClaimsIT {
  private static final Path PUBLISHED = Path.of("jmh-results/2026-11-30-claims").toAbsolutePath();

  @TempDir Path folder;

  private Jar.Result claims(String... arguments) throws Exception {
    return new PythonScript("claims").run(folder, arguments);
  }

  @Test
  void thePagesCommandIsPlannedForEveryCampaign() throws Exception {
    List<List<String>> scripts = Page.of("src/docs/claims.md").scripts();
    assertThat(scripts).containsExactly(List.of("claims", "--out", "claims"));
    String plans = claims("--out", "claims", "--dry-run").succeeded().out();
    assertThat(plans.lines().filter(line -> line.endsWith(":"))).hasSize(10);
    assertThat(plans.lines().filter(line -> line.contains("rounds ="))).hasSize(10);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void thePublishedPageIsWhatItsDataSay() throws Exception {
    assertThat(claims("--out", PUBLISHED.toString(), "--table").succeeded().out())
        .as("scripts/claims --out DIR --publish DIR writes it anew")
        .isEqualTo(Files.readString(PUBLISHED.resolve("README.md")));
  }

  @Test
  void aClaimThatThereIsNotIsRefusedInOneLine() throws Exception {
    Jar.Result result = claims("--only", "moon");
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err())
        .startsWith("error: --only: there is no claim moon; there are sleep-200, ")
        .hasLineCount(1);
    Jar.Result unmeasured = claims("--out", "nowhere", "--table");
    assertThat(unmeasured.exitCode()).isEqualTo(2);
    assertThat(unmeasured.err())
        .startsWith("error: nowhere/sleep: no campaign that has come to its end")
        .hasLineCount(1);
  }

  /** Intervals of time over time, platform over virtual; 0.9 times as fast is claimed. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0.80,0.90 | 0.70,0.85 | full | **holds**",
        "0.97,1.02 | 1.10,1.20 | full | **does not hold**",
        "0.80,0.90 | 0.97,1.02 | full | **turns with carriers**",
        "0.80,0.90 | 0.80,1.20 | full | 1 carrier: **holds**<br>2 carriers: **can't tell here**",
        "0.80,0.90 | 0.80,0.90 | none | **can't tell here**"
      })
  void aClaimIsJudgedByTheIntervalsUnderAllItsConditions(
      String withOne, String withTwo, String evidence, String outcome) throws Exception {
    write(
        "carriers",
        "\"comparisons\":["
            + comparison("1 carrier", withOne, evidence)
            + ","
            + comparison("2 carriers", withTwo, evidence)
            + "]");
    assertThat(claims("--out", "runs", "--table", "--only", "few-cores").succeeded().out())
        .contains("1 carrier: 0.9<br>2 carriers: 0.9 | ")
        .contains("| " + outcome + " |");
  }

  private static String comparison(String carriers, String interval, String evidence) {
    String[] ends = interval.split(",", -1);
    return """
    {"family":"download, warm","a":{"model":"platform","workers":"32"},
     "b":{"model":"virtual on %s","workers":"32"},
     "ratio":{"value":%s,"lo":%s,"hi":%s},"verdict":"inconclusive","evidence":"%s"}\
    """
        .formatted(carriers, ends[0], ends[0], ends[1], evidence);
  }

  /** An answer with the interval of its ratio, in clean and then in polluted forks. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "yes,0.50,0.52 | yes,0.51,0.53 | full | does not turn",
        "yes,0.50,0.52 | no,1.10,1.20 | full | turns",
        "yes,0.90,0.98 | either,0.96,1.02 | full | can't tell here",
        "yes,0.50,0.52 | open,0.80,1.20 | full | can't tell here",
        "yes,0.50,0.52 | no,1.10,1.20 | none | can't tell here"
      })
  void ofEachWorkThePageSaysWhetherAnAnswerIsAnotherOneAfterOtherWorks(
      String clean, String polluted, String evidence, String outcome) throws Exception {
    List<String> all =
        List.of(
            answer("cpu", "clean", clean, evidence),
            answer("cpu", "polluted", polluted, evidence),
            answer("lock", "clean", "no,1.10,1.20", "full"),
            answer("lock", "polluted", "no,1.10,1.20", "full"));
    write("profile", "\"answers\":" + all);
    Jar.Result result = claims("--out", "runs", "--table").succeeded();
    assertThat(result.out())
        .contains("| cpu: **" + outcome + "**<br>lock: **does not turn** |")
        .containsPattern(
            "\\| cpu, does parallel help\\? \\| yes, [0-9.]+ .* \\| .* \\| " + outcome + " \\|");
    assertThat(result.err())
        .contains("sleep-200: not measured in runs, left out")
        .doesNotContain("profile:");
  }

  private static String answer(String work, String profile, String found, String evidence) {
    String[] parts = found.split(",", -1);
    return """
    {"workload":"%s","question":"parallel","params":{"profile":"%s"},"answer":"%s",
     "value":%s,"lo":%s,"hi":%s,"evidence":"%s"}\
    """
        .formatted(work, profile, parts[0], parts[1], parts[1], parts[2], evidence);
  }

  @Test
  void aTimeThatIsKnownExactlyAndWasMissedIsAFailure() throws Exception {
    for (double seconds : List.of(0.101, 0.12)) {
      write(
          "sleep",
          "\"comparisons\":[%s,%s],\"cells\":[%s]"
              .formatted(poolOf200("warm"), poolOf200("cold"), unbounded(seconds)));
      Jar.Result result = claims("--out", "runs", "--table", "--only", "sleep-200");
      assertThat(result.out())
          .contains("warm: 5 (4.76 to 5.26)<br>cold: 5 (4.76 to 5.26) | **holds** |");
      assertThat(result.exitCode()).isEqualTo(seconds > 0.11 ? 1 : 0);
    }
  }

  private static String poolOf200(String lifecycle) {
    return """
    {"family":"sleep, %s","a":{"model":"unbounded"},"b":{"model":"platform","workers":"200"},
     "ratio":{"value":0.2,"lo":0.19,"hi":0.21},"verdict":"faster","evidence":"full"}\
    """
        .formatted(lifecycle);
  }

  private static String unbounded(double seconds) {
    return """
    {"family":"sleep, warm","params":{"model":"unbounded"},"estimate":{"value":%s}}\
    """
        .formatted(seconds);
  }

  private void write(String campaign, String verdicts) throws IOException {
    Path run = Files.createDirectories(folder.resolve("runs").resolve(campaign));
    Files.writeString(run.resolve("verdicts.json"), "{" + verdicts + "}");
    Files.writeString(run.resolve("results.json"), "[{\"primaryMetric\":{\"rawData\":[[1],[2]]}}]");
    Files.writeString(
        run.resolve("journal.jsonl"),
        """
        {"identity":{"number of cores":"2","CPU":"a CPU","JDK":"25, a JVM"}}
        {"event":"ended","how":"complete"}
        """);
  }
}
