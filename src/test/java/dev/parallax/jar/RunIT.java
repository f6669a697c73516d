package dev.parallax.jar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallax.faults.Fault;
import dev.parallax.faults.Fault.Where;
import dev.parallax.result.Reading;
import dev.parallax.result.ResultFile;
import dev.parallax.result.ResultReader;
import dev.parallax.result.jmh.Measurement;
import dev.parallax.workload.Workloads;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Real runs of the jar with tiny matrices, read back as anybody would read them. */
class RunIT {
  private static final List<String> TINY = List.of("-f", "1", "-wi", "0", "-i", "1", "-r", "10ms");

  @TempDir Path folder;

  private Jar.Result run(Path jdk, String... args) throws Exception {
    return Jar.run(
        jdk, folder, Stream.concat(Stream.of(args), TINY.stream()).toArray(String[]::new));
  }

  private static List<Measurement> read(Path results) {
    Reading reading = ResultReader.read(results, "results");
    assertThat(reading).isInstanceOf(ResultFile.class);
    return ((ResultFile) reading).measurements();
  }

  static List<Path> installedJdks() throws IOException {
    return Jar.installedJdks();
  }

  @ParameterizedTest
  @MethodSource("installedJdks")
  void everyWorkloadRunsUnderEveryModelAndLifecycle(Path jdk) throws Exception {
    // Forks are the same whichever JDK was asked first: on the others two are enough.
    List<String> workloads =
        Workloads.available().names().stream()
            .filter(name -> !name.equals("command"))
            .filter(name -> jdk.equals(Jar.thisJdk()) || List.of("download", "noop").contains(name))
            .toList();
    Jar.Result result =
        run(
                jdk,
                "BatchBenchmark",
                "-p",
                "workload=" + String.join(",", workloads),
                "-p",
                "workers=2",
                "-p",
                "tasks=2",
                "--out",
                "run")
            .succeeded();
    assertThat(read(folder.resolve("run"))).hasSize(workloads.size() * (1 + 3 + 3));
    assertThat(result.out())
        .contains(
            "download, warm",
            "noop, cold",
            "all %d (too few rounds to say)".formatted(2 * workloads.size()));
    assertThat(result.err()).doesNotContain("WARNING", "Exception");
    assertThat(folder.resolve("run/tables.md")).content().contains("5 give full evidence");
    assertThat(folder.resolve("run/report.html"))
        .content()
        .contains("data:image/svg+xml", "Timelines");
    assertThat(folder.resolve("run/environment.json")).isNotEmptyFile();
  }

  @ParameterizedTest
  @MethodSource("installedJdks")
  void jmhsOptionsLeaveStandardJson(Path jdk) throws Exception {
    run(
            jdk,
            "BatchBenchmark.warm",
            "-p",
            "workload=cpu,sleep",
            "-p",
            "model=process,virtual",
            "-p",
            "workers=1,2",
            "-rf",
            "json",
            "-rff",
            "out.json")
        .succeeded();
    List<Measurement> rows = read(folder.resolve("out.json"));
    assertThat(rows).hasSize(8);
    assertThat(rows)
        .allSatisfy(row ->
            assertThat(row.params()).containsKeys("workload", "model", "workers", "size", "tasks"));
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left.filter(file -> file.getFileName().toString().startsWith("jmh-results")))
          .as("no run directory beside the file that was asked for")
          .isEmpty();
    }
  }

  @Test
  void pollutedForksAreMeasuredLikeOthersAndTheResultsSayWhatTheyAre() throws Exception {
    Jar.Result result =
        run(
                Jar.thisJdk(),
                "BatchBenchmark.(serial|warm)",
                "-p",
                "workload=cpu",
                "-p",
                "model=virtual,process",
                "-p",
                "workers=2",
                "-p",
                "tasks=2",
                "-p",
                "profile=polluted",
                "--out",
                "run")
            .succeeded();
    assertThat(result.err()).doesNotContain("WARNING", "Exception");
    assertThat(read(folder.resolve("run")))
        .hasSize(3)
        .allSatisfy(row -> assertThat(row.params()).containsEntry("profile", "polluted"));
    assertThat(folder.resolve("run/report.html")).content().contains("profile=polluted");
  }

  @Test
  void theCostsThatExplainTheBatchAreMeasuredToo() throws Exception {
    run(
            Jar.thisJdk(),
            "StartBenchmark",
            "DispatchBenchmark",
            "TransferBenchmark",
            "-p",
            "bytes=1024",
            "--out",
            "run")
        .succeeded();
    int start = 3 + 2 * 5;
    int dispatch = 3 + 3 + 3 + 2 * 3 + 1;
    int transfer = 3 + 1;
    assertThat(read(folder.resolve("run"))).hasSize(start + dispatch + transfer);
  }

  @Test
  void childrenAndJvmsThatDoNothingAreWeighed() throws Exception {
    run(
            Jar.thisJdk(),
            "RestBenchmark",
            "-p",
            "model=process",
            "-prof",
            "dev.parallax.measure.ChildMemory",
            "--out",
            "run")
        .succeeded();
    // JMH looks after the end of a trial when there is but one iteration; see RestBenchmark.
    String results = Files.readString(folder.resolve("run/results.json"));
    assertThat(results).contains("RestBenchmark.pool", "RestBenchmark.idleJvm");
  }

  @Test
  void flagsOfChildrenConcernThemAloneAndAreSaidToBeADifference() throws Exception {
    Jar.Result result =
        run(
                Jar.thisJdk(),
                "BatchBenchmark.warm",
                "-p",
                "workload=noop",
                "-p",
                "workers=2",
                "-p",
                "childArgs=-XX:+UseSerialGC -Xmx96m,-Xint",
                "--out",
                "run")
            .succeeded();
    List<Measurement> rows = read(folder.resolve("run"));
    assertThat(rows).hasSize(2 + 2);
    assertThat(rows.stream().map(row -> row.params().getOrDefault("childArgs", "none")))
        .containsExactlyInAnyOrder("none", "none", "-XX:+UseSerialGC -Xmx96m", "-Xint");
    assertThat(Files.readAllLines(folder.resolve("run/children.txt")))
        .hasSize(2)
        .anyMatch(line -> line.endsWith(" -XX:+UseSerialGC -Xmx96m") && !line.contains("UseG1GC"))
        .anyMatch(line -> line.endsWith(" -Xint") && line.contains("-Xmx"));
    assertThat(result.out()).contains("flags that their fork did not have");
  }

  @Test
  @Fault(
      where = Where.SERVERS_AND_TIME,
      kind = "nothing listens at an address",
      sees =
          "`the serial run before the first fork failed: task 0: threw"
              + " java.net.ConnectException: Failed to connect to ...`; other cells are"
              + " measured",
      exit = 1)
  void aCellThatFailsIsNamedAndTheOthersAreKept() throws Exception {
    // Nothing listens on port 1.
    Jar.Result result =
        run(
            Jar.thisJdk(),
            "BatchBenchmark.serial",
            "-p",
            "workload=download,cpu",
            "-p",
            "url=http://127.0.0.1:1/",
            "--out",
            "run");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).contains("error: BatchBenchmark.serial workload=download");
    assertThat(result.err()).doesNotContain("\tat ");
    assertThat(result.out()).contains("cpu").doesNotContain("\tat ");
    assertThat(read(folder.resolve("run"))).hasSize(1);
    assertThat(folder.resolve("run/failures.txt")).content().contains("download");
  }

  @Test
  void underPlainEachCellRunsAllItsForksInAGo() throws Exception {
    run(
            Jar.thisJdk(),
            "BatchBenchmark.serial",
            "-p",
            "workload=noop",
            "--plain",
            "--rounds",
            "2",
            "--out",
            "run")
        .succeeded();
    assertThat(read(folder.resolve("run")))
        .singleElement()
        .satisfies(row -> assertThat(row.primary().forks()).hasSize(2));
  }

  @Test
  void resultsComeInEveryFormatOfJmhs() throws Exception {
    run(
            Jar.thisJdk(),
            "BatchBenchmark.serial",
            "-p",
            "workload=noop",
            "-rf",
            "csv",
            "-rff",
            "out.csv")
        .succeeded();
    assertThat(folder.resolve("out.csv")).content().contains("\"Benchmark\"", "noop");
  }

  @Test
  void checkProvesEqualChecksumsUnderEveryModel() throws Exception {
    assertThat(Jar.run(Jar.thisJdk(), folder, "check").succeeded().out())
        .contains("66 pairs of workload and model: all checksums equal");
  }
}
