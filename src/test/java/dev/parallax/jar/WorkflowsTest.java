package dev.parallax.jar;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.params.provider.MethodSource;

/** The workflows, as far as they can be held without GitHub. */
class WorkflowsTest {
  private static final String RELEASE = ".github/workflows/release.yml";

  @TempDir Path folder;

  static List<String> workflows() throws IOException {
    try (Stream<Path> files = Files.list(Path.of(".github/workflows"))) {
      return files.map(Path::toString).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("workflows")
  void everyJobHasARunnerADeadlineAndKnownSteps(String workflow) {
    Yaml jobs = Yaml.documents(workflow).getFirst().at("jobs");
    for (String name : jobs.names()) {
      Yaml job = jobs.at(name);
      assertThat(job.names())
          .contains("runs-on", "timeout-minutes", "steps")
          .isSubsetOf(
              "name",
              "runs-on",
              "timeout-minutes",
              "steps",
              "needs",
              "strategy",
              "if",
              "permissions",
              "environment");
      if (job.has("needs")) {
        assertThat(jobs.names()).contains(job.at("needs").text());
      }
      for (Yaml step : job.at("steps").items()) {
        assertThat(step.names())
            .isSubsetOf("name", "id", "if", "uses", "with", "run", "shell", "env");
        assertThat(step.has("uses")).as("uses or run").isNotEqualTo(step.has("run"));
        if (step.has("uses")) {
          assertThat(step.at("uses").text()).matches("actions/[a-z-]+@v[0-9]+");
        }
      }
    }
  }

  /** What was typed, and the names of tags, would be taken for commands. */
  @ParameterizedTest
  @MethodSource("workflows")
  void noScriptHasAnythingPutIntoIt(String workflow) {
    Yaml jobs = Yaml.documents(workflow).getFirst().at("jobs");
    for (String name : jobs.names()) {
      for (Yaml step : jobs.at(name, "steps").items()) {
        if (step.has("run")) {
          assertThat(step.at("run").text()).doesNotContain("${{");
        }
      }
    }
  }

  @Test
  void aReleaseHasTheNotesOfItsVersionAlone() throws Exception {
    assertThat(tagged("v1.2.0", "## 1.2.0 - 2026-12-01").exitCode()).isZero();
    assertThat(Files.readString(folder.resolve("notes.md"))).isEqualTo("\nNew things.\n\n");
  }

  @ParameterizedTest
  @CsvSource({
    "v1.2.1, ## 1.2.0 - 2026-12-01, 'the tag v1.2.1 is not v1.2.0'",
    "v1.2.0, ## Unreleased, has no line '## 1.2.0 - <date>'",
    "v1.2.0, ## 1.2.0, has no line '## 1.2.0 - <date>'"
  })
  void aTagThatIsNotWhatTheCommitSaysIsRefused(String tag, String heading, String message)
      throws Exception {
    Jar.Result result = tagged(tag, heading);
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).startsWith("error: ").contains(message).hasLineCount(1);
  }

  /** What the workflow says of a tag on a commit of version 1.2.0 with such a changelog. */
  private Jar.Result tagged(String tag, String heading) throws Exception {
    Files.writeString(
        folder.resolve("CHANGELOG.md"),
        "# Changelog\n\n%s\n\nNew things.\n\n## 1.1.0 - 2026-11-01\n\nOld things.\n"
            .formatted(heading));
    Path maven = folder.resolve("mvn");
    Files.writeString(maven, "#!/bin/sh\necho 1.2.0\n");
    assertThat(maven.toFile().setExecutable(true)).isTrue();
    String script =
        Yaml.documents(RELEASE).getFirst().at("jobs", "build", "steps").items().stream()
            .filter(step -> step.has("run") && step.at("run").text().contains("project.version"))
            .findFirst()
            .orElseThrow()
            .at("run")
            .text();
    return new Script(folder)
        .run(
            Map.of("GITHUB_REF_NAME", tag, "PATH", folder + ":" + System.getenv("PATH")),
            List.of("bash", "-e", "-o", "pipefail", "-c", script));
  }
}
