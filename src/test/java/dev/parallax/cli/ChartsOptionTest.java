package dev.parallax.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallax.cli.console.ExitCode;
import dev.parallax.result.SuiteJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChartsOptionTest {
  @TempDir private Path folder;

  private final CommandLineRun terminal = new CommandLineRun(100);
  private String results = "";

  @BeforeEach
  void writeResults() throws IOException {
    SuiteJson rows = new SuiteJson(1, 0.01).workload("warm", "cpu", 400, 2, 5);
    results = Files.writeString(folder.resolve("results.json"), rows.text()).toString();
  }

  @Test
  void reportWritesPicturesAndSaysWhereTheyAre() throws IOException {
    Path charts = folder.resolve("a/b");
    assertThat(terminal.report(results, "--charts", charts.toString())).isZero();
    assertThat(names(charts))
        .containsExactly("rounds-warm.svg", "speed-up-warm.svg", "time-warm.svg");
    assertThat(terminal.err()).contains("3 charts in " + charts).contains("no picture of memory");
    assertThat(terminal.out()).contains("cpu, warm").doesNotContain("charts in");
    assertThat(Files.readString(charts.resolve("time-warm.svg"))).startsWith("<svg ");
  }

  @Test
  void compareWritesPicturesAndKeepsItsExitCode() throws IOException {
    SuiteJson slow = new SuiteJson(2, 0.01).workload("warm", "cpu", 800, 2, 5);
    String slower = Files.writeString(folder.resolve("slower.json"), slow.text()).toString();
    Path charts = folder.resolve("charts");
    assertThat(
            terminal.compare(
                results, slower, "--charts", charts.toString(), "--fail-on-regression"))
        .isEqualTo(ExitCode.REGRESSION);
    assertThat(names(charts)).containsExactly("before-and-after-s-op.svg", "changes.svg");
  }

  @Test
  void aDirectoryThatCannotBeMadeIsSaidInOneLine() {
    assertThat(terminal.report(results, "--charts", results)).isEqualTo(ExitCode.BAD_USAGE);
    assertThat(terminal.err().lines())
        .containsExactly(
            "error: can't write charts: " + results + " is a file, and has to be a" + " directory");
  }

  @Test
  void pictureOfAnotherTimeAreReplaced() throws IOException {
    Path old = Files.writeString(folder.resolve("time-warm.svg"), "old");
    assertThat(terminal.report(results, "--charts", folder.toString())).isZero();
    assertThat(Files.readString(old)).startsWith("<svg ");
    assertThat(names(folder)).noneMatch(name -> name.startsWith("."));
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
    }
  }
}
