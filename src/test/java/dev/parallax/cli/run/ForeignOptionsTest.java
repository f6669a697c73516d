package dev.parallax.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallax.campaign.directory.RunDirectory;
import dev.parallax.campaign.journal.Header;
import dev.parallax.campaign.journal.Identity;
import dev.parallax.cli.CommandLineRun;
import dev.parallax.cli.console.ExitCode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a journal that somebody else began may ask for. */
class ForeignOptionsTest {
  private static final String NOT_OWN = "not known as a run that this user began on this machine";

  @TempDir private Path folder;

  private String resume(String options, String... again) throws Exception {
    Header header =
        new Header(
            Instant.parse("2026-01-02T12:00:00Z"),
            7,
            1,
            1,
            true,
            List.of(options.split(" ")),
            0,
            new Identity(Map.of()),
            Map.of());
    RunDirectory.startJournal(folder, header).close();
    CommandLineRun run = new CommandLineRun(100);
    List<String> words = new ArrayList<>(List.of("--resume", folder.toString()));
    words.addAll(List.of(again));
    words.add("--dry-run");
    assertThat(run.run(words.toArray(String[]::new))).isEqualTo(ExitCode.BAD_USAGE);
    assertThat(run.err()).hasLineCount(1);
    return run.err();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-p command=x",
        "-p url=http://host/",
        "-p directory=/tmp",
        "-p childArgs=-Xint",
        "-p whatever=1",
        "-jvm java",
        "-o out"
      })
  void whateverIsNotKnownToBeHarmlessHasToBeSaidAgain(String option) throws Exception {
    assertThat(resume(option)).contains(NOT_OWN, "it asks for " + option + ";");
    assertThat(resume(option, option.split(" "))).doesNotContain(NOT_OWN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-p workload=lock -p lock=monitor -p held=10",
        "-p workload=file-write -p sync=fsync",
        "-p latency=5,10 -p payload=100 -p workers=1,2 -p model=virtual -p size=10 -p tasks=10",
        "TransferBenchmark -p bytes=1024",
        "-p archive=with -p kind=vector -p input=sent -p micros=20 -wi 3 --no-turns"
      })
  void whatDescribesCellsIsTakenFromTheJournal(String options) throws Exception {
    assertThat(resume(options)).doesNotContain(NOT_OWN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-p input=/etc/passwd", "-p lock=x"})
  void aSettingOfOwnWorkMayMeanAnything(String setting) throws Exception {
    String classPath = folder.toString();
    assertThat(resume("--classpath " + classPath + " " + setting, "--classpath", classPath))
        .contains("it asks for " + setting + ";");
  }
}
