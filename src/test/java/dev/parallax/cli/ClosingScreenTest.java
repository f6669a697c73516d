package dev.parallax.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parallax.cli.console.BadUsage;
import dev.parallax.cli.console.ExitCode;
import dev.parallax.render.JsonSchema;
import dev.parallax.result.SuiteJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a run shows and writes when it ends. */
class ClosingScreenTest {
  private static final Path PUBLISHED = Path.of("jmh-results/2026-11-29-default");

  @TempDir private Path folder;

  @Test
  void whatIsWrittenBesideTheResultsIsWhatReportWrites() throws IOException {
    Path run = small(5);
    new CommandLineRun(100).close(run);

    String json = Files.readString(run.resolve("verdicts.json"));
    assertThat(JsonSchema.errors(json)).isEmpty();
    assertThat(json).isEqualTo(reported(run, "json"));
    assertThat(json).contains("\"os\" : \"Linux 6.18\"", "\"memory.total\" : \"16\"");
    assertThat(Files.readString(run.resolve("tables.md"))).isEqualTo(reported(run, "markdown"));
  }

  @Test
  void thePicturesOfThePageLieBesideItAsReportDrawsThem() throws IOException {
    Path run = small(5);
    new TimelineFiles(run).cell("cpu", "warm", "virtual", 2, 4, 1_000_000);
    CommandLineRun terminal = new CommandLineRun(100, 60);
    terminal.close(run);

    Map<String, String> left = pictures(run.resolve("charts"));
    assertThat(left)
        .containsOnlyKeys(
            "rounds-warm.svg", "speed-up-warm.svg", "time-warm.svg", "timeline-cpu-warm.svg");
    assertThat(left.values()).allMatch(svg -> svg.startsWith("<svg "));
    assertThat(Files.readString(run.resolve("report.html")))
        .contains("picture-timeline-cpu-warm", "picture-time-warm");
    assertThat(terminal.out())
        .containsPattern("Files .*(\\n.*)?report\\.html, timeline, charts\\n");

    Path again = folder.resolve("again");
    assertThat(new CommandLineRun(100).report(run.toString(), "--charts", again.toString()))
        .isEqualTo(ExitCode.DONE);
    assertThat(pictures(again)).isEqualTo(left);
  }

  @Test
  void picturesThatTheReportHasNoLongerAreDeletedAndNoOthers() throws Exception {
    Path run = small(5);
    TimelineFiles timelines = new TimelineFiles(run);
    timelines.cell("cpu", "warm", "virtual", 2, 4, 1_000_000);
    timelines.cell("lock", "warm", "virtual", 2, 4, 1_000_000);
    timelines.cell("sleep", "warm", "virtual", 2, 4, 1_000_000);
    new CommandLineRun(100).close(run);
    Path charts = run.resolve("charts");
    assertThat(pictures(charts))
        .containsKeys("timeline-lock-warm.svg", "timeline-sleep-warm.svg")
        .hasSize(6);

    Path outside = Files.writeString(folder.resolve("timeline.svg"), "not in the folder");
    Path sums = charts.resolve("SHA256SUMS");
    Files.writeString(
        sums,
        Files.readString(sums) + sha256("not in the folder") + "  ../../timeline.svg\nnonsense\n");
    Path drawnInto = charts.resolve("timeline-lock-warm.svg");
    Files.writeString(drawnInto, Files.readString(drawnInto) + "<!-- look here -->");
    Files.writeString(charts.resolve("mine.svg"), "<svg/>");
    Files.delete(run.resolve("timeline/cell-002.json"));
    Files.delete(run.resolve("timeline/cell-003.json"));
    new CommandLineRun(100).close(run);

    assertThat(pictures(charts))
        .containsOnlyKeys(
            "mine.svg",
            "rounds-warm.svg",
            "speed-up-warm.svg",
            "time-warm.svg",
            "timeline-cpu-warm.svg",
            "timeline-lock-warm.svg");
    assertThat(Files.readString(drawnInto)).endsWith("<!-- look here -->");
    assertThat(outside).exists();
    assertThat(Files.readString(sums).lines())
        .hasSize(4)
        .contains(sha256(Files.readString(charts.resolve("time-warm.svg"))) + "  time-warm.svg");
  }

  private static String sha256(String text) throws NoSuchAlgorithmException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }

  private static Map<String, String> pictures(Path folder) throws IOException {
    Map<String, String> pictures = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(file -> file.toString().endsWith(".svg")).toList()) {
        pictures.put(String.valueOf(file.getFileName()), Files.readString(file));
      }
    }
    return pictures;
  }

  @Test
  void tablesStandBetweenAnswersAndFilesWhereAllOfItFits() throws IOException {
    String screen = closing(small(5), 100, 60);

    assertThat(screen)
        .containsSubsequence(
            "slower,",
            "Next",
            "cpu, warm\n=========",
            "What to use?",
            "Files",
            "verdicts.json",
            "tables.md");
    assertThat(screen.split("Files ", -1)).hasSize(2);
    assertThat(closing(small(5), 100, 30))
        .doesNotContain("=====")
        .contains("All tables    java -jar benchmarks.jar report ");
  }

  @ParameterizedTest
  @CsvSource({"100, 60", "100, 50", "80, 60", "140, 45", "100, 43"})
  void tenWorksFitOnOnePage(int columns, int lines) throws IOException {
    String screen = closing(published(), columns, lines);

    assertThat(screen.lines().count()).isLessThan(lines);
    assertThat(screen).doesNotContain("=====");
    assertThat(screen).containsSubsequence("slower,", "Open ", "\nEvidence ", "\nFiles");
  }

  @Test
  void findingsOfAKindStandTogetherAndTheMostSevereFirst() throws IOException {
    SuiteJson many = new SuiteJson(1, 0.2);
    for (String workload : List.of("cpu", "sleep", "mixed", "lock")) {
      many.batch("serial", workload, "", 0, 400, 4)
          .workload("warm", workload, 402, 2, 4)
          .batch("warm", workload, "platform", 16, 200, 4);
    }
    Path run = many.runDirectory(folder.resolve("many"));

    String screen = closing(run, 100, 60);
    List<String> severities =
        screen
            .lines()
            .map(line -> line.replaceFirst(":.*", ""))
            .filter(Set.of("error", "warning", "hint")::contains)
            .toList();
    assertThat(severities)
        .startsWith("warning")
        .endsWith("hint")
        .isSortedAccordingTo(Comparator.reverseOrder());
    assertThat(screen).containsPattern("some workers of platform x 16.*\\n?.*and 3 more like it");
    // However little room there is, the reader learns that there is more.
    assertThat(closing(run, 100, 24))
        .contains("\nwarning: ")
        .containsPattern("and \\d+ findings more");
  }

  @Test
  void aRunWithAJournalGoesOnAndTellsOfItsReruns() throws IOException {
    Path run = small(1);
    Files.writeString(
        run.resolve("journal.jsonl"),
        """
        {"format":"parallax-journal/1"}
        {"event":"measured","cell":"c1","round":1,"block":"b","position":1,"attempt":1,"results":[]}
        {"event":"measured","cell":"c1","round":1,"block":"b","position":1,"attempt":2,"results":[]}
        """);
    String screen = closing(run, 400, 60);

    assertThat(screen)
        .contains("; 1 fork run again")
        .contains("java -jar benchmarks.jar --resume " + run + " --rounds 5")
        .contains("journal.jsonl");
  }

  @Test
  void resultsWithoutARunDirectoryAreShownWholeAndNothingIsWrittenBesideThem() throws IOException {
    Path lone = folder.resolve("out.json");
    Files.writeString(
        lone,
        new SuiteJson(1, 0.01)
            .batch("serial", "cpu", "", 0, 400, 5)
            .workload("warm", "cpu", 402, 2, 5)
            .text());

    assertThat(closing(lone, 100, 24)).contains("cpu, warm\n=====", "What to use?");
    assertThat(folder).isDirectoryNotContaining(path -> !path.equals(lone));
  }

  @Test
  void resultsThatCanNotBeReadAreOneLine() throws IOException {
    Path bad = Files.writeString(folder.resolve("bad.json"), "[{");

    assertThatThrownBy(() -> closing(bad, 80, 60))
        .isInstanceOf(BadUsage.class)
        .hasMessageContaining("bad.json:1:3");
  }

  private Path small(int rounds) throws IOException {
    Path run =
        new SuiteJson(1, 0.01)
            .batch("serial", "cpu", "", 0, 400, rounds)
            .batch("warm", "cpu", "virtual", 2, 200, rounds)
            .runDirectory(folder.resolve("run"));
    Files.writeString(
        run.resolve("environment.json"), "{\"os\": \"Linux 6.18\", \"memory\": {\"total\": 16}}");
    return run;
  }

  private Path published() throws IOException {
    Path run = Files.createDirectories(folder.resolve("default"));
    for (String file : new String[] {"results.json", "environment.json"}) {
      if (!Files.exists(run.resolve(file))) {
        Files.copy(PUBLISHED.resolve(file), run.resolve(file));
      }
    }
    return run;
  }

  private static String closing(Path run, int columns, int lines) throws IOException {
    CommandLineRun terminal = new CommandLineRun(columns, lines);
    terminal.close(run);
    return terminal.out();
  }

  private static String reported(Path run, String format) {
    CommandLineRun terminal = new CommandLineRun(100);
    assertThat(terminal.report(run.toString(), "--format", format)).isEqualTo(ExitCode.DONE);
    return terminal.out();
  }

  @Test
  void nothingIsWrittenOrDeletedThroughALink(@TempDir Path elsewhere) throws Exception {
    Path run = small(5);
    Path mine = Files.writeString(elsewhere.resolve("mine"), "mine");
    for (String name : List.of("tables.md", "verdicts.json", "report.html")) {
      Files.createSymbolicLink(run.resolve(name), mine);
    }
    Path charts = Files.createSymbolicLink(run.resolve("charts"), elsewhere);
    assertThatThrownBy(() -> new CommandLineRun(100).close(run))
        .isInstanceOf(IOException.class)
        .hasMessage(charts + ": it has to be a folder, and is a link or something else");
    assertThat(elsewhere.toFile().list()).containsExactly("mine");
    assertThat(mine).hasContent("mine");
    assertThat(Files.isSymbolicLink(run.resolve("tables.md"))).isFalse();

    Files.delete(charts);
    Files.createDirectory(charts);
    Path sums = Files.writeString(elsewhere.resolve("sums"), "none of the suite's");
    Files.createSymbolicLink(charts.resolve("SHA256SUMS"), sums);
    new CommandLineRun(100).close(run);
    assertThat(sums).hasContent("none of the suite's");
  }
}
