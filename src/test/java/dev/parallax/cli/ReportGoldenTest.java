package dev.parallax.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallax.cli.console.ExitCode;
import dev.parallax.result.SuiteJson;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Whole reports, as files to be read by a person. {@code mvn test -Dtest=ReportGoldenTest
 * -Dgolden.apply} rewrites them.
 */
class ReportGoldenTest {
  private static final Path RESOURCES = Path.of("src/test/resources/dev/parallax/cli");

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "run, text, 140, run-wide.txt",
    "run, text, 100, run-percent.txt",
    "run, text, 72, run-split.txt",
    "run, markdown, 80, run.md",
    "run, csv, 80, run.csv",
    "run, html, 80, run.html",
    "oneFork, text, 100, one-fork.txt",
    "noisy, text, 140, noisy.txt",
    "lock, text, 140, lock-without-serial.txt",
    "costs, text, 100, costs.txt",
    "others, text, 100, others.txt",
    "others, markdown, 100, others.md",
    "others, csv, 100, others.csv",
    "others, html, 100, others.html",
  })
  void aReportReadsTheSameInEveryLocale(String input, String format, int columns, String golden)
      throws IOException {
    Path path = input(input);
    String actual = inLocale(Locale.ROOT, path, format, columns);
    if (System.getProperty("golden.apply") != null) {
      Files.writeString(RESOURCES.resolve(golden), actual);
    }
    assertThat(actual).isEqualTo(golden(golden));
    assertThat(inLocale(Locale.GERMANY, path, format, columns)).isEqualTo(actual);
  }

  private Path input(String name) throws IOException {
    return switch (name) {
      case "run" ->
          new SuiteJson(1, 0.01)
              .batch("serial", "cpu", "", 0, 400, 5)
              .workload("warm", "cpu", 402, 2, 5)
              .workload("cold", "cpu", 440, 2, 6)
              .runDirectory(folder.resolve("run"));
      case "oneFork" ->
          new SuiteJson(2, 0.02)
              .batch("serial", "cpu", "", 0, 400, 1)
              .workload("warm", "cpu", 402, 2, 1)
              .runDirectory(folder.resolve("run"));
      case "noisy" ->
          new SuiteJson(3, 0.06)
              .batch("serial", "cpu", "", 0, 400, 3)
              .workload("warm", "cpu", 402, 2, 3)
              .runDirectory(folder.resolve("run"));
      case "lock" ->
          new SuiteJson(4, 0.01)
              .workload("warm", "lock", 402, 1, 7)
              .batch("warm", "lock", "process", 16, 40, 7)
              .runDirectory(folder.resolve("run"));
      case "costs" -> costs().runDirectory(folder.resolve("run"));
      case "others" -> {
        Path file = folder.resolve("others.json");
        try (InputStream in =
            Objects.requireNonNull(getClass().getResourceAsStream("others.json"))) {
          Files.copy(in, file);
        }
        yield file;
      }
      default -> throw new IllegalArgumentException(name);
    };
  }

  private static SuiteJson costs() {
    SuiteJson rows = new SuiteJson(5, 0.02);
    Map<String, Double> millis = Map.of("platform", 0.2, "virtual", 0.02, "process", 80.0);
    for (String model : List.of("platform", "virtual", "process")) {
      double time = Objects.requireNonNull(millis.get(model));
      rows.row("StartBenchmark.firstResult", new TreeMap<>(Map.of("model", model)), time, 5);
      for (String bytes : List.of("1024", "16777216")) {
        rows.row(
            "TransferBenchmark.thereAndBack",
            new TreeMap<>(Map.of("model", model, "bytes", bytes)),
            time / 50,
            5);
      }
    }
    return rows;
  }

  private String inLocale(Locale locale, Path path, String format, int columns) {
    Locale before = Locale.getDefault();
    Locale.setDefault(locale);
    try {
      CommandLineRun terminal = new CommandLineRun(columns);
      assertThat(terminal.report(path.toString(), "--format", format)).isEqualTo(ExitCode.DONE);
      assertThat(terminal.err()).isEmpty();
      return withoutFolder(terminal.out());
    } finally {
      Locale.setDefault(before);
    }
  }

  private String golden(String name) throws IOException {
    return Files.readString(RESOURCES.resolve(name), StandardCharsets.UTF_8);
  }

  /** Where the files are differs from test to test; how a page looks and acts isn't its content. */
  private String withoutFolder(String report) {
    return report
        .replaceAll("(?s)\nFiles .*?\n\n", "\nFiles         (where the files are)\n\n")
        .replaceAll("(?s)<style>:root.*?</style>", "<style>(our own)</style>")
        .replaceAll("(?s)<script>/\\*.*?</script>", "<script>(our own)</script>")
        .replaceAll("sha256-[A-Za-z0-9+/=]+", "(hash)")
        .replace(folder.toString(), "(folder)");
  }
}
