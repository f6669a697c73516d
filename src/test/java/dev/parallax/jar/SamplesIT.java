package dev.parallax.jar;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * The samples, their page, and the script that says which lessons held. Whether they do is for
 * {@code scripts/check-samples} to say, which measures; here nothing is measured.
 */
@EnabledOnOs(OS.LINUX)
class SamplesIT {
  private static final Path ROOT = Path.of("").toAbsolutePath();
  private static final String PAGE = "src/docs/samples.md";
  private static final String SAMPLE_3 = "sample03-virtual-threads-compute";

  @TempDir Path folder;

  private Jar.Result script(String... arguments) throws Exception {
    return new PythonScript("check-samples").run(folder, arguments);
  }

  @Test
  void thePageIsWhatTheSamplesSay() throws Exception {
    assertThat(script("--page").succeeded().out())
        .as("scripts/check-samples --page > " + PAGE + " writes it anew")
        .isEqualTo(Files.readString(ROOT.resolve(PAGE)));
  }

  @Test
  void everyCommandOfThePageIsAccepted() throws Exception {
    List<List<String>> commands = Page.of(PAGE).commands();
    assertThat(commands).hasSize(11);
    for (List<String> command : commands) {
      List<String> words = new ArrayList<>(command);
      words.add("--dry-run");
      assertThat(Jar.run(Jar.thisJdk(), ROOT, words.toArray(String[]::new)).succeeded().err())
          .contains("sample");
    }
  }

  @Test
  void samplesAreWorkOfAUsersOwn() throws Exception {
    assertThat(Jar.run(Jar.thisJdk(), ROOT, "list").succeeded().out()).doesNotContain("sample0");
    assertThat(
            Jar.run(Jar.thisJdk(), ROOT, "list", "--classpath", "target/parallax-samples.jar")
                .succeeded()
                .out())
        .contains(SAMPLE_3);
  }

  @Test
  void aDryRunPlansWhatIsChosen() throws Exception {
    assertThat(script("3", "--dry-run").succeeded().out())
        .contains("sample03: Virtual threads don't speed up computing", SAMPLE_3, "7 rounds")
        .doesNotContain("sample04");
    Jar.Result unknown = script("99");
    assertThat(unknown.exitCode()).isEqualTo(2);
    assertThat(unknown.err()).contains("there is no sample 99; there are 1 to 11");
  }

  private static String cell(String modelAndWorkers) {
    String workload = "\"workload\":\"" + SAMPLE_3 + "\"";
    if (modelAndWorkers.equals("serial")) {
      return "{" + workload + "}";
    }
    String[] words = modelAndWorkers.split(" x ", -1);
    return "{%s,\"model\":\"%s\",\"workers\":\"%s\"}".formatted(workload, words[0], words[1]);
  }

  private static String pair(String a, String b, double lo, double hi, String verdict) {
    return ("{\"family\":\"%s,"
            + " warm\",\"a\":%s,\"b\":%s,\"ratio\":{\"value\":%s,\"lo\":%s,\"hi\":%s},"
            + "\"verdict\":\"%s\",\"evidence\":\"full\"}")
        .formatted(SAMPLE_3, cell(a), cell(b), (lo + hi) / 2, lo, hi, verdict);
  }

  private Jar.Result judgeSample3(String... pairs) throws Exception {
    Path run = Files.createDirectories(folder.resolve("runs/sample03"));
    Files.writeString(
        run.resolve("verdicts.json"),
        "{\"schema\":\"parallax/1\",\"comparisons\":[%s]}".formatted(String.join(",", pairs)));
    return script("3", "--judge", "runs");
  }

  private static List<String> outcomes(Jar.Result result) {
    return result
        .out()
        .lines()
        .filter(line -> line.contains("warm: "))
        .map(line -> line.replaceFirst(".* {2}", ""))
        .toList();
  }

  @Test
  void anExpectationHoldsOrNotOrCannotBeTold() throws Exception {
    Jar.Result held =
        judgeSample3(
            pair("serial", "virtual x 2", 1.8, 2.0, "slower"), // the same, said of the other
            pair("virtual x 2", "platform x 2", 0.95, 1.05, "inconclusive"),
            pair("virtual x 16", "platform x 16", 0.85, 1.05, "inconclusive"));
    assertThat(outcomes(held.succeeded())).containsExactly("held", "held", "can't be told");
    assertThat(held.out()).contains("0.526 (0.5 to 0.556)", "2 held, 0 did not hold, 1 can't be");

    Jar.Result not =
        judgeSample3(
            pair("serial", "virtual x 2", 0.98, 1.02, "equivalent"),
            pair("platform x 2", "virtual x 2", 1.5, 2.0, "slower"));
    assertThat(not.exitCode()).isEqualTo(1);
    assertThat(outcomes(not)).containsExactly("did not hold", "did not hold", "did not hold");
    assertThat(not.out()).contains("not measured");
  }

  @Test
  void forksThatDifferMoreThanTheirIterationsAreToldFromOthers() throws Exception {
    assertThat(spread("[[1.0,1.1,0.9],[2.0,2.1,1.9],[1.5,1.4,1.6],[3.0,3.1,2.9]]"))
        .containsExactly("held");
    assertThat(spread("[[1.0,2.0,1.5],[1.1,1.9,1.5],[1.6,1.4,1.5],[1.8,1.2,1.5]]"))
        .containsExactly("can't be told");
  }

  private List<String> spread(String rawData) throws Exception {
    Path run = Files.createDirectories(folder.resolve("spread/sample10"));
    Files.writeString(run.resolve("verdicts.json"), "{\"comparisons\":[]}");
    Files.writeString(
        run.resolve("results.json"),
        "[{\"params\":{},\"primaryMetric\":{\"rawData\":%s}}]".formatted(rawData));
    return outcomes(script("10", "--judge", "spread").succeeded());
  }
}
