package dev.parallax.jar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallax.faults.Fault;
import dev.parallax.faults.Fault.Where;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Ctrl-C and SIGTERM, and what becomes of the run then. */
@EnabledOnOs(OS.LINUX)
class InterruptedRunIT {
  private static final String[] RUN = {
    "BatchBenchmark.serial",
    "BatchBenchmark.warm",
    "-p",
    "workload=noop",
    "-p",
    "model=process",
    "-p",
    "workers=2",
    "-wi",
    "0",
    "-i",
    "2",
    "-r",
    "100ms",
    "-prof",
    "gc",
    "--rounds",
    "4",
    "--seed",
    "3",
    "--out",
    "run"
  };

  private static final int TERM = 15;

  @TempDir Path folder;

  /** Either signal once, by the oldest and the newest of the installed JDKs. */
  static List<Arguments> signalsAndJdks() throws IOException {
    List<Path> jdks = Jar.installedJdks();
    return List.of(
        Arguments.of("TERM", 143, jdks.getFirst()), Arguments.of("INT", 130, jdks.getLast()));
  }

  @ParameterizedTest
  @MethodSource("signalsAndJdks")
  @Fault(
      where = Where.SERVERS_AND_TIME,
      kind = "Ctrl-C or SIGTERM",
      sees =
          "the report of what there is, and `interrupted; this resumes it: java -jar"
              + " benchmarks.jar --resume ...`",
      exit = {130, 143})
  void aSignalEndsTheRunAfterReportingWhatIsThere(String signal, int exitCode, Path jdk)
      throws Exception {
    Campaigns campaigns = new Campaigns(jdk, folder);
    Process run = campaigns.start(RUN);
    campaigns.awaitJournalLines("run", 4);
    Campaigns.signal(run, signal);
    assertThat(run.waitFor()).isEqualTo(exitCode);
    campaigns.awaitNoProcess();
    assertThat(campaigns.out()).contains("noop, warm");
    assertThat(campaigns.err())
        .endsWith("interrupted; this resumes it: java -jar benchmarks.jar --resume run\n")
        .doesNotContain("Exception", "failed");
    assertThat(folder.resolve("run/failures.txt")).doesNotExist();

    campaigns.run("--resume", "run").succeeded();
    assertThat(campaigns.rows("run")).hasSize(2).allMatch(row -> row.endsWith(": 4 forks"));
    assertThat(Files.readString(folder.resolve("run/journal.jsonl")))
        .contains("\"how\":\"interrupted\"", "\"event\":\"resumed\"")
        .endsWith("\"how\":\"complete\"}\n");
  }

  /** A JVM that ends in order may wait for its compilers, for up to ten seconds. */
  @Fault(
      where = Where.SERVERS_AND_TIME,
      kind = "Ctrl-C or SIGTERM during `report`, `compare` or `timeline`",
      sees = "nothing: they end at once",
      exit = {130, 143})
  @Test
  void aReportIsEndedByTheKernelItself() throws Exception {
    Process report = new ProcessBuilder(Jar.command(Jar.thisJdk(), "report", "-")).start();
    try (OutputStream results = report.getOutputStream()) {
      // More than a pipe holds: when it is written, the report reads.
      results.write(" ".repeat(1 << 20).getBytes(StandardCharsets.UTF_8));
      results.flush();
      String caught =
          Files.readString(Path.of("/proc/" + report.pid() + "/status"))
              .replaceAll("(?s).*SigCgt:\\s*([0-9a-f]+).*", "$1");
      assertThat(Long.parseUnsignedLong(caught, 16) >> (TERM - 1) & 1).isZero();
      Campaigns.signal(report, "TERM");
      assertThat(report.waitFor()).isEqualTo(128 + TERM);
    }
  }

  @Test
  void aSecondSignalInTheMiddleOfAForkLeavesNoTemporaryFile() throws Exception {
    Campaigns campaigns = new Campaigns(Jar.thisJdk(), folder);
    Process run =
        campaigns.start(
            "BatchBenchmark.serial",
            "-p",
            "workload=noop",
            "-wi",
            "0",
            "-i",
            "1",
            "-r",
            "100s",
            "-f",
            "1",
            "--out",
            "run");
    while (temporaryFiles().noneMatch(name -> name.endsWith("stdout"))) {
      assertThat(run.isAlive()).as(campaigns.err()).isTrue();
      Thread.sleep(20);
    }
    ProcessHandle suite = run.children().findFirst().orElseThrow();
    // The JVM takes a moment from the first signal until it tells the second from it.
    for (int i = 0; i < 5 && suite.isAlive(); i++) {
      new ProcessBuilder("kill", "-INT", Long.toString(suite.pid())).start().waitFor();
      Thread.sleep(20);
    }
    assertThat(run.waitFor()).isEqualTo(130);
    campaigns.awaitNoProcess();
    assertThat(temporaryFiles()).containsExactly("jmh.lock");
  }

  private Stream<String> temporaryFiles() {
    return Stream.of(folder.resolve("tmp").toFile().list());
  }

  @Test
  void aRunThatWasStartedToIgnoreCtrlCGoesOn() throws Exception {
    Campaigns campaigns = new Campaigns(Jar.thisJdk(), folder);
    Process run = campaigns.startIgnoringCtrlC(RUN);
    campaigns.awaitJournalLines("run", 4);
    Campaigns.signal(run, "INT");
    assertThat(run.waitFor()).isZero();
    campaigns.awaitNoProcess();
    assertThat(campaigns.rows("run")).hasSize(2).allMatch(row -> row.endsWith(": 4 forks"));
    assertThat(campaigns.err()).doesNotContain("interrupted");
  }

  @Test
  void aRunThatIsDoneGetsMoreRoundsAndIsRefusedWhereItDidNotBegin() throws Exception {
    Campaigns campaigns = new Campaigns(Jar.thisJdk(), folder);
    String[] tiny = {
      "BatchBenchmark.serial",
      "-p",
      "workload=noop",
      "-bm",
      "all",
      "-wi",
      "0",
      "-i",
      "1",
      "-r",
      "10ms",
      "-rf",
      "csv",
      "-rff",
      "rows.csv",
      "--rounds",
      "1",
      "--out",
      "run"
    };
    campaigns.run(tiny).succeeded();
    assertThat(campaigns.rows("run")).hasSize(4).allMatch(row -> row.endsWith(": 1 forks"));

    campaigns.run("--resume", "run", "--rounds", "2", "-i", "1").succeeded();
    assertThat(campaigns.rows("run")).hasSize(4).allMatch(row -> row.endsWith(": 2 forks"));
    campaigns.run("--resume", "run", "--rounds", "2").succeeded();
    assertThat(campaigns.rows("run")).hasSize(4).allMatch(row -> row.endsWith(": 2 forks"));

    assertRefused(campaigns, "number in all", "--resume", "run", "--rounds", "1");
    assertRefused(campaigns, "-i was '-i 1' and is '-i 2'", "--resume", "run", "-i", "2");
    assertRefused(campaigns, "'--quick' was not given", "--resume", "run", "--quick");
    assertRefused(campaigns, "keeps its seed", "--resume", "run", "--seed", "1");
    assertRefused(campaigns, "there is no journal.jsonl", "--resume", "nowhere");
    assertRefused(campaigns, "--out", "--resume", "run", "--out", "other");
    assertRefused(campaigns, "--resume", "--force");
    // Said only after the plan was shown.
    Jar.Result again = campaigns.run(tiny);
    assertThat(again.exitCode()).isEqualTo(2);
    assertThat(again.err()).endsWith("or resume it by --resume run\n");

    Path journal = folder.resolve("run/journal.jsonl");
    String here = Files.readString(journal);
    Files.writeString(
        journal, here.replaceFirst("\"number of cores\":\"\\d+\"", "\"number of cores\":\"99\""));
    // A journal that was edited is nobody's own any more.
    assertRefused(campaigns, "it asks for -rf csv, -rff rows.csv", "--resume", "run");
    assertRefused(campaigns, "the number of cores was 99 and is ", "--resume", "run", "--trust");
    campaigns.run("--resume", "run", "--rounds", "3", "--force", "--trust").succeeded();
    assertThat(campaigns.run("report", "run").succeeded().out().replaceAll("\\s+", " "))
        .contains("resumed by force", "number of cores was 99");

    Files.writeString(journal, "{\"event\":\"eaten\"}\n", java.nio.file.StandardOpenOption.APPEND);
    assertRefused(campaigns, "there is no event 'eaten'", "--resume", "run");
  }

  private static void assertRefused(Campaigns campaigns, String why, String... args)
      throws Exception {
    Jar.Result result = campaigns.run(args);
    assertThat(result.exitCode()).as(result.err()).isEqualTo(2);
    assertThat(result.err()).startsWith("error: ").contains(why).hasLineCount(1);
  }
}
