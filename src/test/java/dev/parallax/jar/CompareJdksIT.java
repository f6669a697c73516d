package dev.parallax.jar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallax.result.Reading;
import dev.parallax.result.ResultFile;
import dev.parallax.result.ResultReader;
import dev.parallax.result.jmh.Measurement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The script that runs a campaign on several JDKs, on this JDK with two collectors. */
class CompareJdksIT {
  private static final List<String> TINY =
      List.of(
          ("BatchBenchmark.(serial|warm) -p workload=noop -p workers=1 -p model=virtual -wi 1 -i 1"
                  + " -w 10ms -r 10ms")
              .split(" ", -1));

  @TempDir Path folder;

  private Jar.Result compareJdks(List<String> options, List<String> suite) throws Exception {
    String script = Path.of("scripts/compare-jdks").toAbsolutePath().toString();
    List<String> words =
        Stream.of(List.of("python3", script), options, List.of("--"), suite)
            .flatMap(List::stream)
            .toList();
    return new Script(folder).run(Map.of("JAVA_HOME", Jar.thisJdk().toString()), words);
  }

  private List<String> twoCollectors(String... more) {
    return Stream.concat(
            Stream.of("--jdk", "this=" + Jar.thisJdk(), "--out", "jdks"),
            Stream.concat(
                Stream.of(
                    "--flags", "serial=-XX:+UseSerialGC", "--flags", "par=-XX:+UseParallelGC"),
                Stream.of(more)))
        .toList();
  }

  private List<Measurement> rows(String run) {
    Reading reading = ResultReader.read(folder.resolve("jdks").resolve(run), run);
    assertThat(reading).isInstanceOf(ResultFile.class);
    return ((ResultFile) reading).measurements();
  }

  private List<String> journal(String run) throws IOException {
    return Files.readAllLines(folder.resolve("jdks").resolve(run).resolve("journal.jsonl"));
  }

  @Test
  void campaignsWithTwoCollectorsTakeTurnsAndStandSideBySide() throws Exception {
    Jar.Result first = compareJdks(twoCollectors("--rounds", "1"), TINY).succeeded();
    assertThat(rows("this-serial")).allSatisfy(row -> assertThat(row.primary().forks()).hasSize(1));
    assertThat(first.out()).contains("this-serial: to round 1 of 1", "this-par: to round 1 of 1");

    // The same command with more rounds goes on: that is how turns are taken, too.
    Jar.Result second = compareJdks(twoCollectors("--rounds", "2"), TINY).succeeded();

    assertThat(second.out().indexOf("this-par: to round 2"))
        .as("the second turn goes back from the last")
        .isPositive()
        .isLessThan(second.out().indexOf("this-serial: to round 2"));
    assertThat(second.out())
        .doesNotContain("to round 1")
        .contains("workload=noop", "this-serial", "this-par", "this-par compared with this-serial");
    assertThat(folder.resolve("jdks/side-by-side.md")).content().contains("this-par", "| virtual");
    for (String run : List.of("this-serial", "this-par")) {
      String flag = run.equals("this-serial") ? "-XX:+UseSerialGC" : "-XX:+UseParallelGC";
      assertThat(rows(run))
          .hasSize(2)
          .allSatisfy(row -> {
            assertThat(row.vm().arguments()).contains(flag);
            assertThat(Path.of(row.vm().path())).isEqualByComparingTo(javaOfThisJdk());
            assertThat(row.primary().forks()).as("no race").hasSize(2);
          });
      assertThat(journal(run).getFirst()).contains("\"seed\":1");
    }
  }

  private static Path javaOfThisJdk() {
    return Jar.thisJdk().resolve("bin/java");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--jdk /nowhere|no JDK, not one of at least 21",
        "--flags -XX:+UseSerialGC=|expected one argument",
        "--flags one|valid: LABEL=FLAGS",
        "--flags a=-Xmx1g --flags a=-Xmx2g|two variants are called",
        "--jdk this=JDK|nothing to compare, there is only this",
        "--rounds 0|a whole number of at least 1",
      })
  void aMistakeIsOneHelpfulLine(String options, String message) throws Exception {
    Jar.Result result =
        compareJdks(
            List.of(options.replace("JDK", Jar.thisJdk().toString()).split(" ", -1)), List.of());

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err().lines().toList().getLast()).contains(message);
    assertThat(result.err()).doesNotContain("Traceback");
    assertThat(folder.resolve("jmh-results")).doesNotExist();
  }

  @Test
  void anOldJdkIsNamedWithItsVersion() throws Exception {
    Path old = Files.createDirectories(folder.resolve("old/bin"));
    assertThat(Files.createFile(old.resolve("java")).toFile().setExecutable(true)).isTrue();
    Files.writeString(folder.resolve("old/release"), "JAVA_VERSION=\"17.0.15\"\n");

    Jar.Result result = compareJdks(List.of("--jdk", "old"), List.of());

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("--jdk old: JDK 17.0.15, not one of at least 21");
  }

  @Test
  void whatTheScriptDecidesIsRefusedBehindTheDashes() throws Exception {
    Jar.Result result = compareJdks(twoCollectors(), List.of("-f", "3"));

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("-f can't stand behind --");
  }

  @Test
  void aPlanIsShownWithoutMeasuring() throws Exception {
    Jar.Result result = compareJdks(twoCollectors("--dry-run"), TINY).succeeded();

    assertThat(result.out() + result.err()).contains("this-par: ", "2 cells", "6 rounds");
    assertThat(folder.resolve("jdks")).doesNotExist();
  }

  @Test
  void aMistakeInTheSuitesOptionsIsTheSuitesOwnLine() throws Exception {
    Jar.Result result = compareJdks(twoCollectors(), List.of("-p", "workload=nap"));

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("nap");
  }
}
