package dev.parallax.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallax.cli.console.ExitCode;
import dev.parallax.result.SuiteJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs of several machines in one report: side by side, never pooled. */
class SeveralMachinesTest {
  private static final int ROUNDS = 5;
  private static final String SAID = "measured on different machines, whose forks are never pooled";

  @TempDir private Path folder;

  private final CommandLineRun terminal = new CommandLineRun(140);

  @BeforeEach
  void writeRuns() throws IOException {
    run("node-1", 1, "{\"machine\": \"one\", \"cores\": 8, \"os\": \"Linux 6\"}");
    run("again", 2, "{\"machine\": \"one\", \"cores\": 8, \"os\": \"Linux 6\"}");
    run("node-2", 3, "{\"machine\": \"two\", \"cores\": 8, \"os\": \"Linux 6\"}");
    Files.copy(folder.resolve("node-2/results.json"), folder.resolve("lone.json"));
  }

  private void run(String name, long seed, String environment) throws IOException {
    Path run =
        new SuiteJson(seed, 0.01)
            .batch("serial", "cpu", "", 0, 400, ROUNDS)
            .workload("warm", "cpu", 402, 2, ROUNDS)
            .runDirectory(folder.resolve(name));
    Files.writeString(run.resolve("environment.json"), environment);
  }

  private int report(String... words) {
    return terminal.report(
        List.of(words).stream()
            .map(
                word -> Files.exists(folder.resolve(word)) ? folder.resolve(word).toString() : word)
            .toArray(String[]::new));
  }

  /** How many forks each cell has, by a report as CSV. */
  private List<String> forks() {
    List<String> lines = terminal.out().lines().toList();
    int column = List.of(lines.getFirst().split(",", -1)).indexOf("forks");
    return lines.stream().skip(1).map(line -> line.split(",", -1)[column]).distinct().toList();
  }

  @Test
  void eachRunHasItsTablesAndEachTableItsMachine() {
    assertThat(report("node-1", "node-2")).isEqualTo(ExitCode.DONE);

    assertThat(terminal.out())
        .contains("cpu, warm (node-1)", "cpu, warm (node-2)", "Server VM; one\n", "; two\n")
        .containsOnlyOnce(SAID)
        .contains("one and two");
  }

  @Test
  void runsOfOneMachineAreNotSaidToBeOfSeveral() {
    assertThat(report("node-1", "again")).isEqualTo(ExitCode.DONE);

    assertThat(terminal.out()).doesNotContain("machines", "; one");
  }

  @Test
  void theMachineIsAKeyAndItsColumnsAreSaidToDiffer() {
    assertThat(report("node-1", "node-2", "--row", "method,model,workers", "--col", "machine"))
        .isEqualTo(ExitCode.DONE);

    assertThat(terminal.out().lines().filter(line -> line.contains("workers")).findFirst())
        .hasValueSatisfying(line -> assertThat(line).contains("one", "two"));
    assertThat(terminal.out()).containsOnlyOnce(SAID);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--ignore label --row method,model,workers",
        "--ignore label --row method,workers --col model",
        "--ignore label",
        "--row method,model,workers --col jdk",
        "--table method --row workers --col model",
        "--ignore label,jdk --col model",
      })
  void noViewPoolsTheForksOfDifferentMachines(String options) {
    assertThat(
            report(
                List.of(("node-1 node-2 --format csv " + options).split(" "))
                    .toArray(String[]::new)))
        .isEqualTo(ExitCode.DONE);

    assertThat(terminal.out().lines().findFirst().orElseThrow()).contains("machine");
    assertThat(forks()).containsExactly(String.valueOf(ROUNDS));
  }

  @Test
  void runsOfOneMachineArePooledWhereThatIsAskedFor() {
    assertThat(report("node-1", "again", "--ignore", "label", "--format", "csv"))
        .isEqualTo(ExitCode.DONE);

    assertThat(forks()).containsExactly(String.valueOf(2 * ROUNDS));
  }

  @Test
  void whatIsNotKnownIsNotTakenForAKnownMachine() {
    assertThat(report("node-2", "lone.json", "--ignore", "label", "--format", "csv"))
        .isEqualTo(ExitCode.DONE);
    assertThat(forks()).containsExactly(String.valueOf(ROUNDS));

    CommandLineRun text = new CommandLineRun(140);
    assertThat(
            text.report(
                folder.resolve("node-2").toString(), folder.resolve("lone.json").toString()))
        .isEqualTo(ExitCode.DONE);
    assertThat(text.out())
        .contains("; machine not known", "perhaps measured on different machines")
        .contains("two and one that isn't known");
  }

  @Test
  void machinesCanNotBeIgnoredWhereThatWouldPoolThem() {
    assertThat(report("node-1", "node-2", "--ignore", "machine,label"))
        .isEqualTo(ExitCode.BAD_USAGE);
    assertThat(terminal.err())
        .isEqualTo(
            "error: --ignore: \"machine\" can't be ignored: these results are of 2 machines, which"
                + " are never pooled; have machine, label or file in --table, --row or --col\n");
  }

  @Test
  void machinesMayBeIgnoredWhereTheInputsTellThemApart() {
    assertThat(report("node-1", "node-2", "--ignore", "machine", "--format", "csv"))
        .isEqualTo(ExitCode.DONE);
    assertThat(forks()).containsExactly(String.valueOf(ROUNDS));
  }
}
