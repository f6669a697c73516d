package dev.parallax.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallax.result.ResultFile;
import dev.parallax.result.ResultReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run directory says of itself. */
class RunFactsTest {
  @TempDir private Path run;

  @Test
  void aParameterWasGivenOnlyIfItIsAWordOfTheCommandLine() throws IOException {
    RunFacts facts =
        facts(
            """
            {"commandLine": ["-p", "input=a size=9", "-ptasks=4", "--out", "url=x", "-p", "n=1"]}
            """);

    assertThat(facts.wasGiven("input")).isTrue();
    assertThat(facts.wasGiven("tasks")).isTrue();
    assertThat(facts.wasGiven("n")).isTrue();
    assertThat(facts.wasGiven("size")).isFalse();
    assertThat(facts.wasGiven("url")).isFalse();
  }

  @Test
  void withoutACommandLineEveryParameterMayHaveBeenGiven() throws IOException {
    assertThat(facts("{\"cores\": 2}").wasGiven("size")).isTrue();
    assertThat(facts("{\"commandLine\": []}").wasGiven("size")).isFalse();
  }

  private RunFacts facts(String environment) throws IOException {
    Files.writeString(run.resolve("results.json"), "[]");
    Files.writeString(run.resolve("environment.json"), environment);
    return RunFacts.of((ResultFile) ResultReader.read(run, "run")).orElseThrow();
  }
}
