package dev.parallax.jar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The scripts in the workflow and the manifests, run by bash with what is there. */
class ManyMachinesIT {
  private static final String TINY =
      "BatchBenchmark.(serial|warm) -p workload=noop -p workers=1 -p model=virtual -wi 1 -i 1 -w"
          + " 10ms -r 10ms";

  @TempDir Path folder;

  @BeforeEach
  void putTheJarWhereTheScriptsLookForIt() throws IOException {
    for (String name : List.of("benchmarks.jar", "scripts")) {
      Files.createSymbolicLink(folder.resolve(name), Path.of(name).toAbsolutePath());
    }
  }

  /** Else JUnit warns that they lead out of the folder that it deletes. */
  @AfterEach
  void removeTheLinks() throws IOException {
    Files.delete(folder.resolve("benchmarks.jar"));
    Files.delete(folder.resolve("scripts"));
  }

  /** As GitHub runs {@code shell: bash}. */
  private Jar.Result bash(String body, Map<String, String> environment) throws Exception {
    Map<String, String> all = new HashMap<>(environment);
    all.put("JAVA_HOME", Jar.thisJdk().toString());
    return new Script(folder)
        .run(all, List.of("bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", body));
  }

  private static Yaml container(String manifest) {
    return Yaml.documents(manifest)
        .getLast()
        .at("spec", "template", "spec", "containers")
        .items()
        .getFirst();
  }

  private Jar.Result pod(String manifest, String index, String node, String options)
      throws Exception {
    return bash(
        container(manifest).at("args").items().getFirst().text(),
        Map.of(
            "DATA", folder.toString(),
            "JOB_COMPLETION_INDEX", index,
            "PARALLAX_MACHINE", node,
            "OPTIONS", options));
  }

  @Test
  void podsLeaveARunEachAndTheReportKeepsThemApart() throws Exception {
    pod(ManyMachinesTest.JOB, "0", "node-a", TINY + " -f 1").succeeded();
    pod(ManyMachinesTest.JOB, "1", "node-b", TINY + " -f 1").succeeded();
    // A pod that is tried again goes on; here there is nothing left to do.
    assertThat(pod(ManyMachinesTest.JOB, "1", "node-b", TINY + " -f 1").succeeded().err())
        .doesNotContain("--out");
    Files.createDirectories(folder.resolve("runs/2-node-c"));

    Jar.Result report = pod(ManyMachinesTest.REPORT, "", "", "").succeeded();

    assertThat(report.out())
        .contains("node-a", "node-b", "measured on different machines")
        .doesNotContain("node-c");
    assertThat(folder.resolve("report.html")).content().contains("0-node-a", "1-node-b");
    try (Stream<Path> runs = Files.list(folder.resolve("runs"))) {
      assertThat(runs.map(run -> run.getFileName().toString()))
          .containsExactlyInAnyOrder("0-node-a", "1-node-b", "2-node-c");
    }
    assertThat(folder.resolve("runs/0-node-a/environment.json"))
        .content()
        .contains("\"machine\" : \"node-a\"");
  }

  @Test
  void theOptionsOfTheManifestAndOfTheWorkflowArePlanned() throws Exception {
    String ofManifest =
        container(ManyMachinesTest.JOB).at("env").item("name", "OPTIONS").at("value").text();
    pod(ManyMachinesTest.JOB, "0", "node-a", ofManifest + " --dry-run").succeeded();
    Yaml inputs =
        Yaml.documents(ManyMachinesTest.WORKFLOW)
            .getFirst()
            .at("on", "workflow_dispatch", "inputs");
    measure(
            inputs.at("options", "default").text(),
            inputs.at("rounds", "default").text(),
            " --dry-run")
        .succeeded();
    assertThat(folder.resolve("runs")).doesNotExist();
    assertThat(folder.resolve("run")).doesNotExist();
  }

  private static String step(String job, String name) {
    return Yaml.documents(ManyMachinesTest.WORKFLOW)
        .getFirst()
        .at("jobs", job, "steps")
        .item("name", name)
        .at("run")
        .text();
  }

  /** The step that measures, with an option more for the script. */
  private Jar.Result measure(String options, String rounds, String more) throws Exception {
    return bash(
        step("measure", "Measure").replace("--out run", "--out run" + more),
        Map.of(
            "OPTIONS",
            options,
            "ROUNDS",
            rounds,
            "OLDER",
            Jar.thisJdk().toString(),
            "NEWER",
            Jar.thisJdk().toString(),
            "PARALLAX_MACHINE",
            "ubuntu-24.04 1"));
  }

  @Test
  void runnersMeasureAndTheirRunsAreReportedTogether() throws Exception {
    measure(TINY, "1", "").succeeded();
    // As download-artifact lays them down; the other runner's differ in the machine.
    copy("run", "runs/run-ubuntu-24.04-1", "ubuntu-24.04 1");
    copy("run", "runs/run-ubuntu-24.04-2", "ubuntu-24.04 2");

    Path summary = folder.resolve("summary.md");
    bash(step("report", "Report"), Map.of("GITHUB_STEP_SUMMARY", summary.toString())).succeeded();

    assertThat(summary).content().contains("ubuntu-24.04 1", "ubuntu-24.04 2", "noop", "| virtual");
    assertThat(folder.resolve("report/report.html"))
        .content()
        .contains("ubuntu-24.04-1-older", "ubuntu-24.04-2-newer");
  }

  private void copy(String from, String to, String machine) throws IOException {
    for (String variant : List.of("older", "newer")) {
      Path target = Files.createDirectories(folder.resolve(to).resolve(variant));
      Path source = folder.resolve(from).resolve(variant);
      Files.copy(source.resolve("results.json"), target.resolve("results.json"));
      Files.writeString(
          target.resolve("environment.json"),
          Files.readString(source.resolve("environment.json")).replace("ubuntu-24.04 1", machine));
    }
  }
}
