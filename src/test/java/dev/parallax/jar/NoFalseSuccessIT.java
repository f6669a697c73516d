package dev.parallax.jar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallax.faults.Fault;
import dev.parallax.faults.Fault.Where;
import dev.parallax.workload.Compiled;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Exit code 0 means that the results named at the end are there. */
@EnabledOnOs(OS.LINUX)
class NoFalseSuccessIT {
  private static final List<String> TINY =
      List.of("BatchBenchmark.serial", "-wi", "0", "-i", "1", "-r", "10ms", "-f", "1");

  @TempDir Path folder;

  private Jar.Result runOwn(String prepare, String task, String... more) throws Exception {
    Path classes = Files.createDirectories(folder.resolve("classes"));
    Compiled.classes(classes, Compiled.workload("Mine", prepare, task));
    Stream<String> own = Stream.of("--classpath", "classes", "-p", "workload=Mine", "--out", "run");
    return new Campaigns(Jar.thisJdk(), folder)
        .run(
            Stream.of(TINY.stream(), own, Stream.of(more))
                .flatMap(words -> words)
                .toArray(String[]::new));
  }

  @ParameterizedTest
  @CsvSource({"moved", "deleted", "replaced"})
  @Fault(
      where = Where.RUN_DIRECTORIES,
      kind = "the run directory is moved, deleted or replaced while the run writes it",
      sees = "`it was moved or deleted while the run wrote it`, and how to resume it",
      exit = 1)
  void aRunDirectoryThatGoesWhileItIsWrittenIsAFailure(String fate) throws Exception {
    Campaigns campaigns = new Campaigns(Jar.thisJdk(), folder);
    Process run =
        campaigns.start(
            "BatchBenchmark.serial",
            "-p",
            "workload=noop",
            "-wi",
            "0",
            "-r",
            "50ms",
            "-f",
            "9",
            "--out",
            "run");
    campaigns.awaitJournalLines("run", 3);
    Path directory = folder.resolve("run");
    if (fate.equals("deleted")) {
      assertThat(new ProcessBuilder("rm", "-r", directory.toString()).start().waitFor()).isZero();
    } else {
      Files.move(directory, folder.resolve("elsewhere"));
    }
    if (fate.equals("replaced")) {
      assertThat(
              new ProcessBuilder("cp", "-r", folder + "/elsewhere", directory.toString())
                  .start()
                  .waitFor())
          .isZero();
    }
    assertThat(run.waitFor()).isEqualTo(1);
    assertThat(campaigns.err()).contains("error: ").contains("moved or deleted");
    assertThat(campaigns.err()).doesNotContain("results: ", "Exception");
  }

  @Test
  void ownWorkThatClosesTheStreamsDoesNotCloseTheSuites() throws Exception {
    Jar.Result result = runOwn("System.out.close(); System.err.close();", "index");
    assertThat(result.succeeded().out()).contains("BatchBenchmark: average time");
    assertThat(result.err()).contains("results: run");
  }

  @ParameterizedTest
  @CsvSource({"System.exit(0)", "System.exit(3)", "Runtime.getRuntime().exit(0)"})
  @Fault(
      where = Where.OWN_WORK,
      kind = "own work calls `System.exit` in its first batches",
      sees = "`own work called System.exit at ...(...java:...)`",
      exit = 1)
  void ownWorkThatExitsInTheRehearsalIsAFailure(String exit) throws Exception {
    Jar.Result result = runOwn(exit + ";", "index");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err())
        .contains("error: own work called System.exit at Mine.prepare(Mine.java:")
        .doesNotContain("interrupted");
    assertThat(folder.resolve("run")).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource({"0", "3"})
  @Fault(
      where = Where.OWN_WORK,
      kind = "own work halts its JVM in its first batches",
      sees = "`it gave no answer: the JVM of own work (pid ..., ended with exit code ...)`",
      exit = 1)
  void ownWorkThatHaltsInTheRehearsalIsAFailure(int code) throws Exception {
    Jar.Result result = runOwn("Runtime.getRuntime().halt(" + code + ");", "index");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err())
        .contains("error: it gave no answer: the JVM of own work (pid ")
        .contains("ended with exit code " + code);
  }

  @ParameterizedTest
  @CsvSource({"System.exit(0)", "System.exit(3)", "Runtime.getRuntime().halt(0)"})
  void ownWorkThatExitsInAForkIsAFailureWithItsName(String exit) throws Exception {
    Jar.Result result =
        runOwn("if (System.getProperty(\"parallax.fork\") != null) " + exit + ";", "index");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err())
        .contains("error: BatchBenchmark.serial workload=mine")
        .contains(" failed: the fork's JVM ended too early, with exit code ");
  }
}
