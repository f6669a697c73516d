package dev.parallax.result;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallax.faults.Fault;
import dev.parallax.faults.Fault.Where;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands beside the results. */
class RunDirectoryTest {
  @TempDir private Path folder;

  @Test
  void onlyARunDirectoryHasCommonRounds() throws IOException {
    Path run = run("{}");

    assertThat(read(run).commonRounds()).isTrue();
    assertThat(read(run.resolve("results.json")).commonRounds()).isTrue();
    Path lone = Files.copy(run.resolve("results.json"), run.resolve("lone.json"));
    assertThat(read(lone).commonRounds()).isFalse();
    assertThat(read(lone).environment()).isEqualTo(Environment.unknown());
  }

  @Test
  void aJournalAloneMakesItARun() throws IOException {
    Path run = run("{}");
    Files.move(run.resolve("environment.json"), run.resolve("journal.jsonl"));

    assertThat(read(run).commonRounds()).isTrue();
    assertThat(read(run).problems()).isEmpty();
  }

  @Test
  void aRunInPlainOrderHasNoCommonRounds() throws IOException {
    assertThat(read(run("{\"interleaved\": false}")).commonRounds()).isFalse();
  }

  @Test
  void theTwinsOfACampaignAreReadFromBesideItsResults() throws IOException {
    Path run = run("{}");
    Files.writeString(
        run.resolve("aa.json"),
        """
        {"schema": "parallax-aa/1", "confidence": 0.95, "twins": [
          {"family": "cpu, warm", "benchmark": "b.warm", "params": {"workload": "cpu"},
           "cellSeconds": [0.1, 0.2], "twinSeconds": [0.11, 0.19],
           "ratio": {"value": 1.0, "lo": null, "hi": null}, "differs": false}]}
        """);

    assertThat(read(run).twins())
        .containsExactly(
            new AaTwin(
                "b.warm", Map.of("workload", "cpu"), List.of(0.1, 0.2), List.of(0.11, 0.19)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{}",
        "{\"schema\": \"parallax-aa/9\", \"twins\": []}",
        "{\"schema\": \"parallax-aa/1\", \"twins\": [{\"cellSeconds\": [1], \"twinSeconds\": []}]}",
        "{\"schema\": \"parallax-aa/1\", \"twins\": [{\"cellSeconds\": [\"x\"]}]}",
        "{\"schema\": \"parallax-aa/1\", \"twi"
      })
  void twinsThatCanNotBeReadAreAProblemBesideTheResults(String json) throws IOException {
    Path run = run("{}");
    Files.writeString(run.resolve("aa.json"), json);

    assertThat(read(run).measurements()).isNotEmpty();
    assertThat(read(run).twins()).isEmpty();
    assertThat(read(run).problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.file()).endsWith(Path.of("aa.json")));
  }

  @Test
  void theEnvironmentIsKnownFactByFact() throws IOException {
    Environment environment =
        read(run(
                """
                {"cores": 2, "interleaved": true, "jdk": "25.0.1", "none": null,
                 "commandLine": ["--out", "x y", ["deep"]],
                 "memory": {"total": 16, "swap": {"used": 0}}}
                """))
            .environment();

    assertThat(environment.facts().keySet())
        .containsExactly(
            "cores",
            "interleaved",
            "jdk",
            "none",
            "commandLine",
            "memory.total",
            "memory.swap.used");
    assertThat(environment.fact("cores")).contains("2");
    assertThat(environment.fact("interleaved")).contains("true");
    assertThat(environment.fact("none")).contains("");
    assertThat(environment.fact("commandLine")).contains("--out x y");
    assertThat(environment.fact("memory.swap.used")).contains("0");
    assertThat(environment.fact("disk")).isEmpty();
  }

  @Test
  void aJournalTellsOfForksThatWereMeasuredAgainAndOfForcedResumes() throws IOException {
    Path run = run("{\"cores\": 2}");
    String times = "\"start\":\"2026-01-02T03:04:0%dZ\",\"at\":\"2026-01-02T03:04:0%dZ\",";
    String place = "\"cell\":\"c1\",\"round\":1,\"block\":\"b\",\"position\":1,\"attempt\":";
    String results = "\"results\":[\"" + "x".repeat(1 << 17) + "\"]}\n";
    Files.writeString(
        run.resolve("journal.jsonl"),
        "{\"format\":\"parallax-journal/1\"}\n"
            + ("{\"event\":\"measured\"," + place + "1," + times.formatted(1, 2) + results)
            + ("{\"event\":\"measured\"," + place + "2," + times.formatted(3, 4) + results)
            + ("{\"event\":\"failed\"," + place + "2,\"reason\":\"x\"}\n")
            + "{\"event\":\"measured\",\"attempt\":\n"
            + "{\"event\":\"resumed\",\"rounds\":3,\"differences\":[\"JDK\",\"CPU\"]}\n"
            + ("{\"event\":\"measured\"," + place + "2,"));

    Environment environment = read(run).environment();
    assertThat(environment.fact(Environment.RERUNS)).contains("1");
    assertThat(environment.fact(Environment.FIRST_START)).contains("2026-01-02T03:04:01Z");
    assertThat(environment.fact(Environment.LAST_END)).contains("2026-01-02T03:04:04Z");
    assertThat(environment.fact(Environment.DIFFERENCES)).contains("JDK; CPU");
    assertThat(environment.fact("cores")).contains("2");
  }

  @Test
  void aJournalTellsWhatDisturbedTheForksThatCount() throws IOException {
    Path run = run("{}");
    String fork =
        "{\"event\":\"measured\",\"cell\":\"c1\",\"round\":%d,\"attempt\":%d,\"nanos\":2000000000,"
            + "\"results\":[{\"x\":[1]}],\"observed\":{\"stealShare\":%s,"
            + "\"throttledMicros\":%d,\"memoryStallMicros\":0,\"warmUpSeconds\":[1]}}\n";
    Files.writeString(
        run.resolve("journal.jsonl"),
        "{\"format\":\"parallax-journal/1\",\"cells\":{\"c1\":\"B.warm model=virtual args=-a"
            + " b\"}}\n"
            + fork.formatted(1, 1, "0.01", 500_000)
            + fork.formatted(2, 1, "0.5", 500_000)
            + fork.formatted(2, 2, "0.2", 1_000)
            + "{\"observed\":{\"stealShare\":0.3},\"nanos\":2000000000,\"round\":3,"
            + "\"attempt\":1,\"cell\":\"c1\",\"event\":\"measured\"}\n"
            + "{\"event\":\"measured\",\"cell\":");

    assertThat(read(run).disturbances())
        .containsExactly(
            new Disturbance(Disturbance.Kind.THROTTLED, "B.warm model=virtual args=-a b", 1, 0.25),
            new Disturbance(Disturbance.Kind.STEAL, "B.warm model=virtual args=-a b", 2, 0.2),
            new Disturbance(Disturbance.Kind.STEAL, "B.warm model=virtual args=-a b", 3, 0.3));
  }

  @Test
  void aJournalWithValuesOfOtherKindsThanExpectedSaysNothing() throws IOException {
    Path run = run("{}");
    Files.writeString(
        run.resolve("journal.jsonl"),
        """
        {"format":"parallax-journal/1","cells":{"c1":["B.warm"]}}
        {"event":"measured","cell":{"a":1},"round":"x","nanos":[],"observed":{"stealShare":0.5}}
        [1, 2]
        {"event":"resumed","differences":{"JDK":1}}
        """);

    ResultFile file = read(run);
    assertThat(file.problems()).isEmpty();
    assertThat(file.environment().fact(Environment.DIFFERENCES)).isEmpty();
  }

  @Test
  void aTornEnvironmentIsToldAndTheResultsAreReadAllTheSame() throws IOException {
    ResultFile file = read(run("{\n \"cores\": 2,\n \"os"));

    assertThat(file.measurements()).hasSize(1);
    assertThat(file.environment()).isEqualTo(Environment.unknown());
    assertThat(file.problems()).hasSize(1);
    assertThat(file.problems().getFirst().inOneLine())
        .contains("environment.json:3:")
        .contains("the file ends in the middle");
  }

  @Test
  void aMissingFileAndAFolderWithoutResultsAreProblems() throws IOException {
    assertThat(problem(folder.resolve("none.json"))).isEqualTo("no such file");
    assertThat(problem(folder)).isEqualTo("the directory has no results.json");
    Files.createDirectories(folder.resolve("odd/results.json"));
    assertThat(problem(folder.resolve("odd"))).startsWith("can't be read");
  }

  private Path run(String environment) throws IOException {
    Path run =
        new SuiteJson(1, 0.01)
            .batch("serial", "cpu", "", 0, 10, 2)
            .runDirectory(folder.resolve("run"));
    Files.writeString(run.resolve("environment.json"), environment);
    return run;
  }

  private static ResultFile read(Path path) {
    return (ResultFile) ResultReader.read(path, "x");
  }

  private static String problem(Path path) {
    return ((Problem) ResultReader.read(path, "x")).reason();
  }

  @Test
  @Fault(
      where = Where.RUN_DIRECTORIES,
      kind = "a link that leads out of a run directory, when it is reported",
      sees =
          "`can't be read: it is no file of this directory`; the rest is reported, if"
              + " the results are not the link",
      exit = {0, 2})
  void nothingThatLiesElsewhereIsReadAsPartOfADirectory(@TempDir Path elsewhere) throws Exception {
    Path run = run("{\"cores\": 2}");
    for (String name : List.of("environment.json", "aa.json", "journal.jsonl")) {
      Path other = Files.writeString(elsewhere.resolve(name), "{\"os\": \"mine\"}");
      Files.deleteIfExists(run.resolve(name));
      Files.createSymbolicLink(run.resolve(name), other);
    }
    ResultFile file = read(run);
    assertThat(file.environment()).isEqualTo(Environment.unknown());
    assertThat(file.problems())
        .hasSize(3)
        .allMatch(one -> one.reason().equals("can't be read: it is no file of this directory"));

    Path results = Files.move(run.resolve("results.json"), elsewhere.resolve("results.json"));
    Files.createSymbolicLink(run.resolve("results.json"), results);
    assertThat(problem(run)).isEqualTo("can't be read: it is no file of this directory");
    assertThat(read(run.resolve("results.json")).measurements())
        .as("a file that the user named")
        .hasSize(1);
  }

  /** As Kubernetes puts files into a pod. */
  @Test
  void aLinkWithinADirectoryIsFollowed() throws Exception {
    Path run = run("{\"cores\": 2}");
    Path data = Files.createDirectory(run.resolve("..data"));
    for (String name : List.of("environment.json", "results.json")) {
      Files.move(run.resolve(name), data.resolve(name));
      Files.createSymbolicLink(run.resolve(name), Path.of("..data", name));
    }
    assertThat(read(run).environment().fact("cores")).contains("2");
    assertThat(read(run).problems()).isEmpty();
  }
}
