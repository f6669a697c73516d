package dev.parallax.jar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallax.faults.Fault;
import dev.parallax.faults.Fault.Where;
import dev.parallax.workload.Compiled;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page about one's own work, compiled and run as it is printed. */
class OwnWorkIT {
  private static final String PAGE = "src/docs/own-work.md";

  @TempDir static Path folder;

  @BeforeAll
  static void compileWhatThePagePrints() throws IOException {
    Compiled.classes(
        Files.createDirectory(folder.resolve("classes")),
        Page.of(PAGE).sources().toArray(String[]::new));
  }

  @Test
  void everyCommandOfThePageIsAccepted() throws Exception {
    List<List<String>> commands = Page.of(PAGE).commands();
    assertThat(commands).hasSizeGreaterThan(6);
    for (List<String> command : commands) {
      if (command.getFirst().equals("why")) {
        continue; // it takes a run that was measured: see WhyIT
      }
      List<String> words = new ArrayList<>(command);
      if (!List.of("list", "check").contains(words.getFirst())) {
        words.add("--dry-run");
      }
      if (words.getFirst().equals("probe")
          && words.contains("classes")
          && !words.contains("workload=sum")) {
        // Both classes of the page lie in one folder here.
        words.addAll(List.of("-p", "workload=words"));
      }
      Jar.run(Jar.thisJdk(), folder, words.toArray(String[]::new)).succeeded();
    }
  }

  @Test
  void aProbeAnswersWithItsPictureAndLeavesARunThatKnowsTheClasses() throws Exception {
    Campaigns campaigns = new Campaigns(Jar.thisJdk(), folder);
    Jar.Result probe =
        campaigns.run(
            "probe",
            "--classpath",
            "classes",
            "-p",
            "workload=Words",
            "-p",
            "workers=2",
            "-p",
            "tasks=4",
            "-f",
            "1",
            "-i",
            "1",
            "--out",
            "run");
    assertThat(probe.succeeded().out())
        .contains("words, warm", "one bar per task, ", "serial: ", "process");
    assertThat(Files.readString(folder.resolve("run/journal.jsonl")))
        .contains("content of --classpath", "workload=words model=process workers=2");

    Compiled.classes(folder.resolve("classes"), Compiled.workload("Another", "", "index"));
    Jar.Result resumed = campaigns.run("--resume", "run", "--rounds", "2");
    assertThat(resumed.exitCode()).isEqualTo(2);
    assertThat(resumed.err()).contains("the content of --classpath was sha-256 ");
  }

  @Test
  @Fault(
      where = Where.OWN_WORK,
      kind = "a command fails",
      sees = "`the command '...' ended with exit code ...; it last said: ...`",
      exit = 1)
  void aCommandIsProbedAndOneThatFailsIsNamed() throws Exception {
    Campaigns campaigns = new Campaigns(Jar.thisJdk(), folder);
    Jar.Result probe =
        campaigns.run(
            "probe",
            "--command",
            "echo a, b; exit 0",
            "-p",
            "tasks=2",
            "-p",
            "workers=2",
            "-f",
            "1",
            "-i",
            "1",
            "--out",
            "commands");
    assertThat(probe.succeeded().out()).contains("command, warm").doesNotContain("process x");
    Jar.Result failed = campaigns.run("probe", "--command", "echo broken >&2; exit 3");
    assertThat(failed.exitCode()).isEqualTo(1);
    assertThat(failed.err())
        .contains("error: workload command: task 0: ", "exit code 3; it last said: broken");
  }

  /**
   * A serial batch of some 0.4 s: five rounds of seven cells would take about a minute. On a busy
   * machine no fork may end in time, so only what the run is to be counts.
   */
  @Test
  void aProbeOfLongBatchesThatComputeTakesAsManyWorkersAsCoresOnly() throws Exception {
    Jar.Result probe = probe("head -c 10000000 /dev/zero | gzip -9 | wc -c");
    int cores = Runtime.getRuntime().availableProcessors();
    assertThat(probe.err()).containsPattern("a batch takes [0-9.]+ m?s: 3 cells only");
    assertThat(journal())
        .contains("model=platform workers=" + cores)
        .doesNotContain("workers=" + 2 * cores);
  }

  /** What is cut for the budget is not the count that matters. */
  @Test
  void aProbeOfLongBatchesThatWaitTakesAsManyWorkersAsTasksOnly() throws Exception {
    Jar.Result probe = probe("sleep 0.2");
    assertThat(probe.err())
        .containsPattern("it waits: a serial batch keeps 0\\.[0-9]+ of a core busy")
        .contains("Tried with up to 5 workers, and it still gains there", "3 cells only");
    assertThat(journal()).contains("model=platform workers=5").doesNotContain("workers=2 ");
  }

  private static Jar.Result probe(String command) throws Exception {
    if (Files.exists(folder.resolve("long"))) {
      assertThat(new ProcessBuilder("rm", "-r", folder + "/long").start().waitFor()).isZero();
    }
    return new Campaigns(Jar.thisJdk(), folder)
        .run("probe", "--command", command, "-p", "tasks=5", "--budget", "20s", "--out", "long");
  }

  private static String journal() throws IOException {
    return Files.readString(folder.resolve("long/journal.jsonl"));
  }

  @Test
  @Fault(
      where = Where.FORKS,
      kind = "an exception in a fork, out of memory too",
      sees = "the innermost exception, and the line of own work",
      exit = 1)
  void aFailureThatOnlyAForkShowsHasTheUsersLine() throws Exception {
    Path classes = Files.createDirectory(folder.resolve("late"));
    Compiled.classes(
        classes,
        Compiled.workload(
            "Late", "", "1000 / (System.getProperty(\"parallax.fork\") == null ? 1 : 0)"));
    Jar.Result failed =
        new Campaigns(Jar.thisJdk(), folder)
            .run("probe", "--classpath", "late", "-p", "model=platform,process", "-f", "1");
    assertThat(failed.exitCode()).isEqualTo(1);
    assertThat(failed.err())
        .containsPattern(
            "serial .*failed: java.lang.ArithmeticException: / by zero at"
                + " Late.lambda\\$prepare\\$0\\(Late.java:6\\)")
        .doesNotContain("\tat ");
  }

  @Test
  @Fault(
      where = Where.OWN_WORK,
      kind = "a command doesn't end",
      sees = "`a batch has not ended within the budget of ...`",
      exit = 2)
  void aCommandThatHangsEndsWithTheBudgetAndByCtrlC() throws Exception {
    Campaigns campaigns = new Campaigns(Jar.thisJdk(), folder);
    Jar.Result late = campaigns.run("probe", "--command", "sleep 600", "--budget", "4s");
    assertThat(late.exitCode()).isEqualTo(2);
    assertThat(late.err())
        .contains("error: workload command: a batch has not ended within the budget of 4 s");
    campaigns.awaitNoProcess();
    assertThat(folder.resolve("tmp").toFile().list())
        .as("temporary files of the command")
        .noneMatch(name -> name.startsWith("parallax-files-"));

    Path begun = folder.resolve("begun");
    Process probe = campaigns.start("probe", "--command", "echo > %s; sleep 600".formatted(begun));
    while (!Files.exists(begun)) {
      assertThat(probe.isAlive()).isTrue();
      Thread.sleep(20);
    }
    Campaigns.signal(probe, "INT");
    assertThat(probe.waitFor()).isEqualTo(130);
    campaigns.awaitNoProcess();
  }

  @Test
  void aChildJvmThatRunsAUsersClassesTakesTheSuitesFromTheClassArchive() throws Exception {
    Path log = folder.resolve("classes.log");
    new Campaigns(Jar.thisJdk(), folder)
        .run(
            "probe",
            "--classpath",
            "classes",
            "-p",
            "workload=words",
            "-p",
            "model=process",
            "-p",
            "workers=1",
            "-p",
            "childArgs=-Xlog:class+load:file=" + log,
            "-f",
            "1")
        .succeeded();
    assertThat(Files.readString(log))
        .containsPattern(
            "dev\\.parallax\\.concurrency\\.child\\.ChildMain source: shared objects file")
        .containsPattern(" Words source: file:");
  }
}
