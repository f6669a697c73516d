package dev.parallax.jar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The page about several JDKs and machines: every command of it is run, campaigns are planned. */
class SeveralMachinesPageIT {
  private static final Path PUBLISHED = Path.of("jmh-results/2026-11-29-quick");

  @TempDir Path folder;

  static List<String> commands() throws IOException {
    return Page.of("src/docs/several-machines.md").shellLines();
  }

  /** The jar and the scripts lie where the page is read; the runs are a published one. */
  @BeforeEach
  void makeWhatThePageSpeaksOf() throws IOException {
    for (String name : List.of("benchmarks.jar", "scripts")) {
      Files.createSymbolicLink(folder.resolve(name), Path.of(name).toAbsolutePath());
    }
    for (String run : List.of("jdks/older", "jdks/newer", "node-1", "node-2")) {
      Path target = Files.createDirectories(folder.resolve(run));
      Files.copy(PUBLISHED.resolve("results.json"), target.resolve("results.json"));
      Files.writeString(
          target.resolve("environment.json"),
          Files.readString(PUBLISHED.resolve("environment.json"))
              .replaceFirst("\\{", "{ \"machine\": \"" + run + "\","));
    }
  }

  /** Else JUnit warns that they lead out of the folder that it deletes. */
  @AfterEach
  void removeTheLinks() throws IOException {
    Files.delete(folder.resolve("benchmarks.jar"));
    Files.delete(folder.resolve("scripts"));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyCommandIsAccepted(String command) throws Exception {
    boolean reports = command.contains(" report ") || command.contains(" compare ");
    String planned =
        command
            .replace("scripts/compare-jdks", "scripts/compare-jdks --dry-run")
            .replaceAll("/opt/jdk-[0-9]+", Jar.thisJdk().toString())
            .replaceAll("--out node-", "--out new-");
    String words = reports || !command.contains("-jar") ? planned : planned + " --dry-run";

    Jar.Result result =
        new Script(folder)
            .run(Map.of("JAVA_HOME", Jar.thisJdk().toString()), List.of("bash", "-c", words));

    // A machine with one JDK has nothing to compare when none is named, and is told so.
    if (!command.contains("--jdk") && !command.contains("--flags") && result.exitCode() == 2) {
      assertThat(result.err()).contains("nothing to compare, there is only jdk-");
    } else {
      result.succeeded();
    }
    if (command.contains("node-1 node-2")) {
      assertThat(result.out()).contains("measured on different machines");
    }
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left.map(path -> path.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "benchmarks.jar", "scripts", "jdks", "node-1", "node-2", "tmp");
    }
  }

  @Test
  void theCommandsOfThePageAreFound() throws IOException {
    assertThat(commands()).hasSizeGreaterThan(8).anyMatch(line -> line.contains("--flags"));
  }
}
