package dev.parallax.cli.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parallax.campaign.cell.BadRequest;
import dev.parallax.campaign.plan.BatchTimes;
import dev.parallax.cli.console.BadUsage;
import dev.parallax.cli.console.Terminal;
import dev.parallax.own.OwnJvm;
import dev.parallax.workload.Compiled;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Which run a probe is. */
class ProbeCommandTest {
  private static final BatchTimes NOTHING_TRIED =
      new BatchTimes(
          Map.of(), Map.of(), Map.of(), Optional.empty(), Map.of(), Duration.ofMillis(100));

  @TempDir private Path folder;

  private static ProbeCommand probe(String... args) {
    CommandLine parser = ProbeCommand.parser(Terminal.console());
    var unused = parser.parseArgs(args);
    return parser.getCommand();
  }

  private static List<String> words(int cores, String... args) throws BadRequest {
    ProbeCommand probe = probe(args);
    try (OwnJvm jvm = probe.ownWork().open()) {
      return probe.words(cores, jvm);
    }
  }

  private static List<String> shorterWords(int cores, String... args) throws BadRequest {
    Optional<WorkerChoice> choice = probe(args).workerChoice(cores);
    return choice.isPresent() ? choice.get().shorter(NOTHING_TRIED) : List.of();
  }

  @Test
  void itIsAShortRunOfWarmPoolsWithinAMinute() throws Exception {
    assertThat(String.join(" ", words(4, "-p", "workload=cpu")))
        .isEqualTo(
            "BatchBenchmark.(serial|warm) --budget 60s" + " -p workload=cpu -p workers=4,16");
  }

  @Test
  void withTimeForItOrWithoutChildJvmsThereAreMoreWorkerCounts() throws Exception {
    assertThat(words(4, "-p", "workload=cpu", "--budget", "119s")).contains("workers=4,16");
    assertThat(words(4, "-p", "workload=cpu", "--budget", "2m")).contains("workers=2,4,8,16");
    assertThat(words(4, "-p", "workload=cpu", "--rounds=5")).contains("workers=2,4,8,16");
    assertThat(words(2, "-p", "workload=cpu", "-p", "model=virtual")).contains("workers=2,4,8");
    assertThat(words(2, "--command", "ls")).contains("workers=2,4,8");
    assertThat(words(1, "-p", "workload=cpu")).contains("workers=1,4");
  }

  @Test
  void aModelWithoutWorkersIsGivenNone() throws Exception {
    assertThat(String.join(" ", words(4, "-p", "workload=cpu", "-p", "model=unbounded")))
        .doesNotContain("workers");
    assertThat(words(2, "-p", "workload=cpu", "-p", "model=unbounded,virtual"))
        .contains("workers=2,4,8");
  }

  @Test
  void whereBatchesAreTooLongThereAreAsManyWorkersAsCoresUnlessTheUserSaysHowMany()
      throws Exception {
    assertThat(String.join(" ", shorterWords(4, "-p", "workload=cpu")))
        .isEqualTo(
            String.join(" ", words(4, "-p", "workload=cpu")).replace("workers=4,16", "workers=4"));
    assertThat(shorterWords(4, "-p", "workload=cpu", "-p", "workers=4,16")).isEmpty();
    assertThat(shorterWords(4, "-p", "workload=cpu", "--scaling")).isEmpty();
    assertThat(shorterWords(4, "-p", "workload=cpu", "--resume", "run")).isEmpty();
  }

  @Test
  void whatIsGivenCounts() throws Exception {
    assertThat(
            String.join(
                " ",
                words(
                    2,
                    "BatchBenchmark",
                    "-i",
                    "5",
                    "--budget",
                    "5m",
                    "-p",
                    "workload=cpu",
                    "-p",
                    "workers=3")))
        .isEqualTo("BatchBenchmark -i 5 --budget 5m -p workload=cpu -p workers=3");
    assertThat(words(2, "-p", "workload=cpu", "-f", "3")).doesNotContain("--budget");
  }

  @Test
  void theOnlyWorkloadOfAClassPathIsTaken() throws Exception {
    Compiled.classes(folder, Compiled.workload("Mine", "", "index"));
    assertThat(words(2, "--classpath", folder.toString())).contains("workload=mine");
    Compiled.classes(folder, Compiled.workload("Yours", "", "index"));
    assertThatThrownBy(() -> words(2, "--classpath", folder.toString()))
        .isInstanceOf(BadUsage.class)
        .hasMessage("probe: which work? -p workload=NAME, one of mine, yours");
  }

  @Test
  void aClassPathWithoutAnyWorkloadIsRefused() {
    assertThatThrownBy(() -> words(2, "--classpath", folder.toString()))
        .isInstanceOf(BadUsage.class)
        .hasMessage("--classpath: no class there implements dev.parallax.workload.Workload");
  }

  @Test
  void withoutAnyWorkItAsksWhich() {
    assertThatThrownBy(() -> words(2))
        .isInstanceOf(BadUsage.class)
        .hasMessageContaining("--classpath PATH")
        .hasMessageContaining("--command")
        .hasMessageContaining("download, file-write");
  }

  @Test
  void aCommandKeepsItsCommasAndBackslashesAndLeavesChildJvmsOut() throws Exception {
    assertThat(words(2, "--command", "a,b \\n"))
        .contains("workload=command", "command=a\\,b \\\\n", "model=platform,virtual");
  }

  @Test
  void aCommandBesideAnotherWorkloadIsRefused() {
    assertThatThrownBy(() -> words(2, "--command", "ls", "-p", "workload=cpu"))
        .isInstanceOf(BadUsage.class)
        .hasMessageStartingWith("--command: it is the workload");
  }
}
