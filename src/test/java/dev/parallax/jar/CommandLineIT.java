package dev.parallax.jar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallax.faults.Fault;
import dev.parallax.faults.Fault.Where;
import dev.parallax.workload.Workloads;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the jar says to those who only ask, and to those who ask for what isn't there. */
class CommandLineIT {
  @TempDir Path folder;

  private Jar.Result run(String... args) throws Exception {
    return Jar.run(Jar.thisJdk(), folder, args);
  }

  @Test
  void listsExactlyTheBenchmarksThatThereAre() throws Exception {
    List<String> listed =
        run("-l").succeeded().out().lines().filter(line -> line.startsWith("dev.")).toList();
    assertThat(listed)
        .containsExactlyInAnyOrder(
            "dev.parallax.bench.BatchBenchmark.serial",
            "dev.parallax.bench.BatchBenchmark.warm",
            "dev.parallax.bench.BatchBenchmark.cold",
            "dev.parallax.bench.StartBenchmark.firstResult",
            "dev.parallax.bench.StartBenchmark.childSpawned",
            "dev.parallax.bench.StartBenchmark.childReady",
            "dev.parallax.bench.StartBenchmark.childFirstResult",
            "dev.parallax.bench.StartBenchmark.emptyJvm",
            "dev.parallax.bench.StartBenchmark.bareTask",
            "dev.parallax.bench.DispatchBenchmark.roundTrip",
            "dev.parallax.bench.DispatchBenchmark.amortised",
            "dev.parallax.bench.DispatchBenchmark.oneByOne",
            "dev.parallax.bench.DispatchBenchmark.uneven",
            "dev.parallax.bench.DispatchBenchmark.bareRoundTrip",
            "dev.parallax.bench.TransferBenchmark.thereAndBack",
            "dev.parallax.bench.TransferBenchmark.bareCopies",
            "dev.parallax.bench.RestBenchmark.pool",
            "dev.parallax.bench.RestBenchmark.idleJvm");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-p model=fibers | platform, forkjoin, virtual, unbounded, process",
        "-p worker=2 | workers",
        "-p workers=two | whole number",
        "-p workers=0 | whole number",
        "-p workers=2,2 | repeated",
        "report nosuch.json | nosuch.json",
        "report | JSON file",
        "compare | two inputs",
        "compare a.json b.json c.json | two inputs",
        "compare nosuch.json nosuch.json | nosuch.json",
        "compare a.json b.json --threshold x | 5%",
        "nosuchbenchmark | -l",
        "--nosuchoption | -h",
        "--rounds 0 | at least 1",
        "-f 0 | --plain",
        "TransferBenchmark -p bytes=many | whole number",
        "-p childArgs=-XX:+NoSuchFlag | NoSuchFlag",
        "-nosuch 1 | -h",
        "list everything | list",
        "check everything | check"
      })
  @Fault(
      where = Where.COMMAND_LINE,
      kind = "an option, a parameter or a value that there isn't",
      sees = "`error: ...`: the word, and which are valid",
      exit = 2)
  void aMistakeIsOneLineAndExitCodeTwo(String arguments, String helpful) throws Exception {
    Jar.Result result = run(arguments.split(" ", -1));
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).startsWith("error: ").contains(helpful).hasLineCount(1);
  }

  @Test
  void helpCoversTheSuiteAndJmh() throws Exception {
    assertThat(run("-h").succeeded().out())
        .contains(
            "--quick",
            "--rounds",
            "report PATH",
            "compare BASE NEW",
            "-wi <int>",
            "-rff <filename>");
  }

  @Test
  void listNamesEveryWorkloadWithItsParameters() throws Exception {
    assertThat(run("list").succeeded().out())
        .contains(Workloads.available().names())
        .contains("-p latency=", "-p sync=", "-p input=", "clean, polluted");
  }

  @Test
  void aDryRunShowsThePlanAndMeasuresNothing() throws Exception {
    Jar.Result result = run("--dry-run", "-p", "workload=cpu").succeeded();
    assertThat(result.err()).contains("cpu BatchBenchmark.warm", "rounds", "forks");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  @Fault(
      where = Where.RUN_DIRECTORIES,
      kind = "the run directory has the results of another run",
      sees =
          "`it holds the results of another run; name a new folder, or resume it by"
              + " --resume ...`",
      exit = 2)
  void theResultsOfAnotherRunAreNotWrittenOver() throws Exception {
    Path results = Files.createDirectory(folder.resolve("run")).resolve("results.json");
    Files.writeString(results, "[]");
    Jar.Result result = run("BatchBenchmark.serial", "-p", "workload=noop", "--out", "run");
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("error: --out run: it holds the results of another run");
    assertThat(results).hasContent("[]");
  }

  @Test
  void compareIsAGateForContinuousIntegration() throws Exception {
    String row =
        """
        [{"benchmark": "a.B.c", "mode": "avgt", "threads": 1, "forks": 3, "primaryMetric":
          {"score": 1, "scoreError": "NaN", "scoreUnit": "ms/op", "rawData": [%s]},
          "secondaryMetrics": {}}]
        """;
    Files.writeString(folder.resolve("base.json"), row.formatted("[1.00], [1.01], [1.02]"));
    Files.writeString(folder.resolve("new.json"), row.formatted("[2.00], [2.01], [2.02]"));

    Jar.Result shown = run("compare", "base.json", "new.json").succeeded();
    assertThat(shown.out()).contains("1 row in both: 1 slower").contains("1.99x");
    assertThat(shown.err()).isEmpty();

    Jar.Result gate = run("compare", "base.json", "new.json", "--fail-on-regression");
    assertThat(gate.exitCode()).isEqualTo(3);
    assertThat(gate.out()).isEqualTo(shown.out());
    assertThat(gate.err()).isEqualTo("error: 1 row is slower by more than 5 %: B.c (1.99x)\n");

    run("compare", "new.json", "base.json", "--fail-on-regression").succeeded();
    run("compare", "base.json", "new.json", "--fail-on-regression", "--threshold", "99.5%")
        .succeeded();
  }

  @Test
  void versionNamesTheSuiteAndItsJdk() throws Exception {
    assertThat(run("--version").succeeded().out())
        .startsWith("Parallax ")
        .contains("JDK " + Runtime.version().feature());
  }
}
