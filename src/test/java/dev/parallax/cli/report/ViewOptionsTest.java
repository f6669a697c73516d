package dev.parallax.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallax.cli.CommandLineRun;
import dev.parallax.cli.console.ExitCode;
import dev.parallax.result.SuiteJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ViewOptionsTest {
  @TempDir private Path folder;

  private final CommandLineRun terminal = new CommandLineRun(100);
  private Path run = Path.of("");

  @BeforeEach
  void writeRun() throws IOException {
    run =
        new SuiteJson(1, 0.01)
            .batch("serial", "cpu", "", 0, 400, 5)
            .workload("warm", "cpu", 402, 2, 5)
            .runDirectory(folder.resolve("run"));
  }

  private int report(CommandLineRun to, String... options) {
    return to.report(
        Stream.concat(Stream.of(options), Stream.of(run.toString())).toArray(String[]::new));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--filter|model:|--filter: column 7 of \"model:\": expected a value, found the end",
        "--filter|colour:red|there is no key \"colour\"; there are model, size, tasks, workers",
        "--row|modle|--row: column 1 of \"modle\": there is no key \"modle\"; there are model,",
        "--col|model@up|there is no order \"up\"; there are alpha, num, first and (VALUE ...)",
        "--table|model,model|\"model\" stands here twice",
        "--ignore|,|--ignore: column 1 of \",\": expected a key",
        "--baseline|model:lightning|in any table; model is \"\" or platform or process or virtual",
        "--baseline|jdk:17|; jdk is 25.0.1 everywhere",
        "--metric|alloc|--metric: no result has a metric \"alloc\"",
        "--filter|model:lightning|no result matches \"model:lightning\"; model is \"\" or platform",
        "--row|workers@(77)|the lists of values leave nothing to show; workers is \"\" or 1 or 2",
      })
  void aMistakeIsOneHelpfulLineAndExitTwo(String option, String value, String message) {
    assertThat(report(terminal, option, value)).isEqualTo(ExitCode.BAD_USAGE);
    assertThat(terminal.err()).startsWith("error: ").contains(message);
    assertThat(terminal.err().lines()).hasSize(1);
    assertThat(terminal.out()).isEmpty();
  }

  @Test
  void anEscapeInAnExpressionDoesNotReachTheTerminal() {
    assertThat(report(terminal, "--filter", "\u001b[31m:\u202e")).isEqualTo(ExitCode.BAD_USAGE);
    assertThat(terminal.err()).contains("\\u001b[31m").doesNotContain("\u001b", "\u202e");
  }

  @Test
  void metricsMayBeRepeatedOrListed() {
    CommandLineRun repeated = new CommandLineRun(100);
    report(repeated, "--metric", "a", "--metric", "b");
    assertThat(repeated.err()).contains("\"a\"");
    CommandLineRun listed = new CommandLineRun(100);
    report(listed, "--metric", "a,b");
    assertThat(listed.err()).isEqualTo(repeated.err());
  }

  @Test
  void theRunDirectoryTellsTheMachine() throws IOException {
    Files.writeString(
        run.resolve("environment.json"),
        "{\"commandLine\":[\"x\"],\"cores\":8,\"os\":\"Linux 6\",\"arch\":\"amd64\"}");

    assertThat(report(terminal, "--filter", "machine:/8 cores/", "--row", "workers"))
        .isEqualTo(ExitCode.DONE);
    assertThat(terminal.out()).contains("Linux 6 amd64 8 cores");
  }

  @Test
  void anEnvironmentThatCanNotBeReadIsNoMachine() throws IOException {
    Files.writeString(run.resolve("environment.json"), "{\"os\":");

    assertThat(report(terminal, "--row", "workers")).isEqualTo(ExitCode.DONE);
    assertThat(terminal.out()).doesNotContain("Linux");
  }

  /** Names of random length, values of random size: no line may be longer than the terminal. */
  @ParameterizedTest
  @ValueSource(ints = {72, 80, 100, 140})
  void projectedTablesFitTheTerminal(int columns) throws IOException {
    long seed = columns;
    Random random = new Random(seed);
    SuiteJson rows = new SuiteJson(seed, 0.05);
    List<String> kinds = new ArrayList<>();
    for (int kind = 0; kind < 12; kind++) {
      kinds.add("kind" + "x".repeat(random.nextInt(20)) + kind);
    }
    for (String kind : kinds) {
      for (int n = 1; n < 100_000; n *= 10) {
        rows.row(
            "Some" + "Long".repeat(random.nextInt(6)) + "Benchmark.method",
            new TreeMap<>(Map.of("kind", kind, "n", String.valueOf(n))),
            Math.exp(random.nextDouble() * 20 - 8),
            3);
      }
    }
    run = rows.runDirectory(folder.resolve("wide"));
    for (String[] options :
        List.of(
            new String[] {},
            new String[] {"--row", "n", "--col", "kind", "--ignore", "benchmark"},
            new String[] {"--row", "benchmark,n", "--col", "kind"},
            new String[] {"--row", "kind", "--col", "n", "--ignore", "benchmark"})) {
      CommandLineRun narrow = new CommandLineRun(columns);
      assertThat(report(narrow, options)).as(narrow.err()).isEqualTo(ExitCode.DONE);
      assertThat(narrow.out().lines())
          .as("seed %d, %s", seed, List.of(options))
          .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(columns));
    }
  }
}
