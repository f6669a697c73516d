package dev.parallax.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallax.cli.CommandLineRun;
import dev.parallax.cli.TimelineFiles;
import dev.parallax.cli.console.ExitCode;
import dev.parallax.render.JsonSchema;
import dev.parallax.result.SuiteJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code report --members}: from a run directory to a table. */
class SimulatedClusterTest {
  private static final String DISPATCH = "DispatchBenchmark.";

  /** A cell of the table with its word. */
  private static final Pattern ROW =
      Pattern.compile("^ *([0-9]+) +([0-9.]+)x .*simulated +(.*?)$", Pattern.MULTILINE);

  @TempDir Path folder;

  /** Sixteen tasks of 10 ms; a message costs 0.1 ms on either side, and 0.8 ms on its way. */
  private Path run(boolean withCosts) throws IOException {
    return write(rows(withCosts));
  }

  private static SuiteJson rows(boolean withCosts) {
    Map<String, String> serial = Map.of("workload", "cpu", "size", "default", "tasks", "default");
    Map<String, String> warm = new HashMap<>(serial);
    warm.putAll(Map.of("model", "cluster", "workers", "2"));
    SuiteJson json =
        new SuiteJson(24, 0.001)
            .row("BatchBenchmark.serial", serial, 160, 5)
            .row("BatchBenchmark.warm", warm, 82, 5);
    if (withCosts) {
      Map<String, String> cluster = Map.of("model", "cluster", "workers", "2");
      json.row(DISPATCH + "roundTrip", Map.of("model", "cluster"), 1, 5)
          .row(DISPATCH + "oneByOne", cluster, 0.1, 5)
          .row(DISPATCH + "amortised", cluster, 0.002, 5);
    }
    return json;
  }

  private Path write(SuiteJson json) throws IOException {
    Path run = json.runDirectory(folder.resolve("run"));
    new TimelineFiles(run).cell("cpu", "serial", "serial", 1, 16, 10_000_000);
    return run;
  }

  @Test
  void speedUpsGrowToWhatTheTasksAllowAndSayThatTheyAreSimulated() throws IOException {
    CommandLineRun terminal = new CommandLineRun(120);
    assertThat(terminal.report(run(true).toString(), "--members", "2,4,16,1000"))
        .isEqualTo(ExitCode.DONE);

    Matcher row = ROW.matcher(terminal.out());
    // By hand: 160 ms over what the last member needs, eight, four and one task of 10 ms, and costs
    // of 0.1 ms for each message of the dispatcher and some 1 ms for the first message's way.
    double[][] expected = {{2, 1.93, 2}, {4, 3.75, 4}, {16, 11, 15}, {1000, 11, 15}};
    for (double[] one : expected) {
      assertThat(row.find()).as(terminal.out()).isTrue();
      assertThat(Integer.parseInt(row.group(1))).isEqualTo((int) one[0]);
      assertThat(Double.parseDouble(row.group(2))).isBetween(one[1], one[2]);
    }
    assertThat(row.group(3)).startsWith("number of tasks");
    assertThat(terminal.out()).containsIgnoringWhitespaces("16 members are the fewest within 5 %");
  }

  @Test
  void aLargerBatchHasWorkForMoreMembers() throws IOException {
    CommandLineRun terminal = new CommandLineRun(120);
    assertThat(terminal.report(run(true).toString(), "--members", "100", "--batch", "2000"))
        .isEqualTo(ExitCode.DONE);
    Matcher row = ROW.matcher(terminal.out());
    assertThat(row.find()).isTrue();
    // Twenty tasks for each member; the dispatcher needs 0.1 ms for each, as long as the members.
    assertThat(Double.parseDouble(row.group(2))).isBetween(80.0, 100.0);
  }

  @Test
  void theCommandsOfThePageAreUnderstood() throws IOException {
    String run = run(true).toString();
    List<String[]> commands =
        Files.readAllLines(Path.of("src/docs/cluster.md")).stream()
            .filter(line -> line.startsWith("java -jar benchmarks.jar report run "))
            .map(line -> line.replaceFirst("^.* report run ", "").split(" ", -1))
            .toList();

    assertThat(commands).isNotEmpty();
    for (String[] words : commands) {
      CommandLineRun terminal = new CommandLineRun(120);
      String[] all = Arrays.copyOf(words, words.length + 1);
      all[words.length] = run;
      assertThat(terminal.report(all)).as(terminal.err()).isEqualTo(ExitCode.DONE);
    }
  }

  @ParameterizedTest
  @CsvSource({"text", "markdown", "csv", "latex", "json", "html"})
  void everyFormatSaysThatItIsSimulatedAndByWhatItIsLimited(String format) throws IOException {
    CommandLineRun terminal = new CommandLineRun(120);
    assertThat(terminal.report(run(true).toString(), "--members", "2,20", "--format", format))
        .isEqualTo(ExitCode.DONE);
    assertThat(terminal.out()).containsIgnoringCase("simulated").containsPattern("number.of.tasks");
  }

  @Test
  void asJsonItStandsApartFromWhatWasMeasured() throws IOException {
    CommandLineRun terminal = new CommandLineRun(120);
    terminal.report(run(true).toString(), "--members", "2,16", "--format", "json");

    assertThat(JsonSchema.errors(terminal.out())).isEmpty();
    JsonNode json = JsonMapper.shared().readTree(terminal.out());
    assertThat(json.get("cells").size()).isEqualTo(5);
    JsonNode members = json.get("simulated").get(0).get("members");
    assertThat(members.get(0).get("measuredSpeedup").get("value").asDouble()).isBetween(1.93, 1.97);
    assertThat(members.get(1).get("measuredSpeedup").isNull()).isTrue();
    assertThat(members.get(1).get("simulatedSpeedup").get("lo").asDouble()).isBetween(11.0, 15.0);
  }

  @Test
  void aColdClusterStartsFirst() throws IOException {
    CommandLineRun terminal = new CommandLineRun(120);
    Map<String, String> cold =
        Map.of(
            "workload",
            "cpu",
            "size",
            "default",
            "tasks",
            "default",
            "model",
            "cluster",
            "workers",
            "2");
    SuiteJson json = rows(true).row("BatchBenchmark.cold", cold, 1000, 5);
    Path started = write(json);
    assertThat(terminal.report(started.toString(), "--members", "2")).isEqualTo(ExitCode.DONE);
    assertThat(terminal.out())
        .containsIgnoringWhitespaces(
            "cpu, cold is not simulated: what it costs to start and join was not measured");

    for (int workers : new int[] {2, 4}) {
      json.row(
          "StartBenchmark.firstResult",
          Map.of("model", "cluster", "workers", Integer.toString(workers)),
          1000 + 100 * workers,
          5);
    }
    CommandLineRun whole = new CommandLineRun(120);
    assertThat(whole.report(json.runDirectory(started).toString(), "--members", "20"))
        .isEqualTo(ExitCode.DONE);
    // 3 s to start 20 members, for work of 0.16 s.
    assertThat(whole.out()).containsPattern("(?m)^ *20 +0\\.05.*simulated +join");
  }

  @Test
  void costsThatWereNotMeasuredAreNamedWithTheCommandThatDoes() throws IOException {
    CommandLineRun terminal = new CommandLineRun(120);
    assertThat(terminal.report(run(false).toString(), "--members", "2"))
        .isEqualTo(ExitCode.BAD_USAGE);
    assertThat(terminal.err())
        .contains("--members: what a message costs was not measured", "DispatchBenchmark")
        .hasLineCount(1);
  }

  @ParameterizedTest
  @CsvSource({
    "--members, 0, 'allowed are whole numbers from 1 to 10000'",
    "--members, '2,,4', 'allowed are whole numbers from 1 to 10000'",
    "--batch, 5, '--batch is for --members, which is not there'"
  })
  void whatCannotBeSimulatedIsOneLine(String option, String value, String message)
      throws IOException {
    CommandLineRun terminal = new CommandLineRun(120);
    assertThat(terminal.report(run(true).toString(), option, value)).isEqualTo(ExitCode.BAD_USAGE);
    assertThat(terminal.err()).contains(message).hasLineCount(1);
  }
}
