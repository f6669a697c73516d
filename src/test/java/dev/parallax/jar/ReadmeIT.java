package dev.parallax.jar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallax.workload.Compiled;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every command of the README and of the page of options is accepted as it stands there. Runs are
 * only planned, since they would take minutes; RunIT measures.
 */
class ReadmeIT {
  private static final String README = "README.md";
  private static final String OPTIONS = "src/docs/options.md";
  private static final List<String> PAGES = List.of(README, OPTIONS);

  /** Stands for a run directory. */
  private static final String RUN = "RUN";

  /** Where the README has its class compiled to. */
  private static final String CLASSES = "classes";

  /** The published run that is checked soonest. */
  private static final String SMALLEST = "jmh-results/2026-11-23-memory";

  private static final String RESULT =
      """
      [{"benchmark": "a.B.c", "mode": "avgt", "threads": 1, "forks": 2, "primaryMetric":
        {"score": 2.0, "scoreError": "NaN", "scoreUnit": "ms/op", "rawData": [[1.0], [3.0]]},
        "secondaryMetrics": {}}]
      """;

  @TempDir Path folder;

  static List<List<String>> commands() throws IOException {
    List<List<String>> commands = new ArrayList<>();
    for (String page : PAGES) {
      commands.addAll(Page.of(page).commands());
    }
    return commands;
  }

  /** What measures is only planned, or asked how it is used; tests of its own run it. */
  private static List<String> harmless(List<String> arguments) {
    List<String> words = new ArrayList<>(arguments);
    String command = words.isEmpty() ? "" : words.getFirst();
    switch (command) {
      case "report", "compare", "check", "list", "timeline", "-h", "--version" -> {}
      case "doctor" -> words.add("-h");
      default -> words.add("--dry-run");
    }
    return words;
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyCommandIsAccepted(List<String> arguments) throws Exception {
    Files.writeString(folder.resolve("results.json"), RESULT);
    Files.writeString(folder.resolve("other.json"), RESULT);
    List<String> words = harmless(arguments);
    int resumed = words.indexOf("--resume");
    if (resumed >= 0) {
      aTinyRun(words.get(resumed + 1));
    }
    if (words.contains(RUN)) {
      aTinyRun(RUN);
    }
    if (words.contains(CLASSES)) {
      Compiled.classes(
          Files.createDirectory(folder.resolve(CLASSES)),
          Page.of(README).sources().toArray(String[]::new));
    }
    Jar.run(Jar.thisJdk(), folder, words.toArray(String[]::new)).succeeded();
  }

  /** Those that measure are only planned, on the one JDK that is sure to be there. */
  @Test
  void everyScriptIsAccepted() throws Exception {
    List<List<String>> scripts = new ArrayList<>();
    for (String page : PAGES) {
      scripts.addAll(Page.of(page).scripts());
    }
    assertThat(scripts).hasSize(2);
    for (List<String> script : scripts) {
      List<String> words = new ArrayList<>(script.subList(1, script.size()));
      switch (script.getFirst()) {
        case "compare-jdks" -> {
          for (String label : List.of("one", "other")) {
            words.addAll(0, List.of("--jdk", label + "=" + Jar.thisJdk()));
          }
          words.addFirst("--dry-run");
        }
        // All of them take a minute, and PublishIT checks them.
        case "publish" ->
            words.replaceAll(word ->
                word.equals("jmh-results/*")
                    ? Path.of(SMALLEST).toAbsolutePath().toString()
                    : word);
        default -> throw new AssertionError(script + " isn't known here");
      }
      new PythonScript(script.getFirst()).run(folder, words.toArray(String[]::new)).succeeded();
    }
  }

  private void aTinyRun(String directory) throws Exception {
    String run =
        "BatchBenchmark -p workload=cpu -p model=platform -p workers=1 -p tasks=1 -wi 0 -i 1 -r"
            + " 10ms -f 1 --out "
            + directory;
    Jar.run(Jar.thisJdk(), folder, run.split(" ", -1)).succeeded();
  }

  @Test
  void theCommandsOfBothPagesAreFound() throws IOException {
    assertThat(Page.of(README).commands())
        .contains(List.of(), List.of("--quick"), List.of("doctor"))
        .hasSizeGreaterThan(8);
    assertThat(Page.of(OPTIONS).commands())
        .contains(List.of("-h"), List.of("list"), List.of("check"))
        .hasSizeGreaterThan(20);
  }
}
