package dev.parallax.jar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What is published is what its data give, byte for byte, and nothing of the machine's own. */
@EnabledOnOs(OS.LINUX)
class PublishIT {
  private static final Path RESULTS = Path.of("jmh-results");

  /** A terminal, a language and a time zone that none of it may depend on. */
  private static final PythonScript ELSEWHERE =
      new PythonScript(
          "publish",
          Map.of(
              "COLUMNS",
              "60",
              "TZ",
              "Asia/Tokyo",
              "LC_ALL",
              "tr_TR.UTF-8",
              "JAVA_TOOL_OPTIONS",
              "-Duser.language=tr -Duser.country=TR"));

  private static final PythonScript PUBLISH = new PythonScript("publish");

  // Tests run on a tree that has changes.
  private static final String[] PUBLISHED = {
    "run", "--label", "small", "--date", "2026-01-02", "--to", ".", "--allow-dirty"
  };

  @TempDir static Path folder;

  @BeforeAll
  static void measureAndPublishSomethingSmall() throws Exception {
    new Campaigns(Jar.thisJdk(), folder)
        .run(
            "BatchBenchmark.(serial|warm)",
            "-p",
            "workload=cpu",
            "-p",
            "size=1000",
            "-p",
            "tasks=2",
            "-p",
            "workers=1,2",
            "-wi",
            "0",
            "-i",
            "1",
            "-r",
            "1ms",
            "-f",
            "1",
            "--out",
            "run")
        .succeeded();
    // Where this test keeps its temporary files stands in the flags of its JVMs. Nobody else's run
    // has such a flag, and this one must not be published with it.
    Jar.Result named = PUBLISH.run(folder, PUBLISHED);
    assertThat(named.exitCode()).isEqualTo(2);
    assertThat(named.err()).contains("run/results.json, line ", ": names " + folder + "/tmp of ");
    for (String file : List.of("results.json", "environment.json", "journal.jsonl")) {
      Path path = folder.resolve("run").resolve(file);
      Files.writeString(
          path, Files.readString(path).replace(folder.resolve("tmp").toString(), "<tmp>"));
    }
    PUBLISH.run(folder, PUBLISHED).succeeded();
  }

  private static Path published() {
    return folder.resolve("2026-01-02-small");
  }

  /** A copy that a test may spoil. */
  private static Path copy(Path directory, String name) throws IOException {
    Path target = folder.resolve(name);
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.toList()) {
        Files.copy(file, target.resolve(directory.relativize(file)));
      }
    }
    return target;
  }

  private static void replace(Path file, String from, String to) throws IOException {
    String text = Files.readString(file);
    assertThat(text).contains(from);
    Files.writeString(file, text.replace(from, to));
  }

  @Test
  void everyRunPublishedHereIsTheSameByteForByteWhenItIsMadeAgain() throws Exception {
    List<Path> runs;
    try (Stream<Path> directories = Files.list(RESULTS)) {
      runs =
          directories
              .filter(directory -> Files.exists(directory.resolve("results.json")))
              // Those of one's own, which git doesn't know of.
              .filter(directory -> !directory.toString().contains("-run-"))
              .sorted()
              .toList();
    }
    assertThat(runs).isNotEmpty();
    for (Path run : runs) {
      assertThat(
              ELSEWHERE.run(folder, "--check", run.toAbsolutePath().toString()).succeeded().out())
          .contains("the same, byte for byte");
    }
  }

  @Test
  void aRunIsPublishedWithItsPageAndWhereItComesFrom() throws Exception {
    assertThat(published())
        .isDirectoryContaining("glob:**/{results,environment,verdicts,provenance}.json")
        .isDirectoryContaining("glob:**/{report.html,tables.md,charts,timeline,journal.jsonl}");
    assertThat(Files.readString(published().resolve("README.md")))
        .contains("| cpu, warm |", "## What it doesn't show", "commit of the suite", "sha-256 ")
        .doesNotContain("<!--");
    assertThat(Files.readString(published().resolve("provenance.json")))
        .contains("\"name\": \"2026-01-02-small\"", "\"results.json\": \"", "\"jar\": \"sha-256 ");
    assertThat(ELSEWHERE.run(folder, "--check", "2026-01-02-small").succeeded().out())
        .contains("the same, byte for byte");
  }

  @Test
  void aFigureThatWasChangedByHandIsFoundAndMadeAgain() throws Exception {
    Path changed = copy(published(), "2026-01-03-small");
    Jar.Result otherName = PUBLISH.run(folder, "--check", changed.toString());
    assertThat(otherName.exitCode()).isEqualTo(1);
    assertThat(otherName.out()).contains("2026-01-03-small/provenance.json: differs from line ");
    PUBLISH.run(folder, "--rebuild", changed.toString()).succeeded();

    replace(changed.resolve("README.md"), "| cpu, warm |", "| cpu, very warm |");
    Jar.Result found = PUBLISH.run(folder, "--check", changed.toString());
    assertThat(found.exitCode()).isEqualTo(1);
    assertThat(found.out()).contains("2026-01-03-small/README.md: differs from line ");
    PUBLISH.run(folder, "--rebuild", changed.toString()).succeeded();
    PUBLISH.run(folder, "--check", changed.toString()).succeeded();
  }

  @Test
  void dataThatWereChangedAreNotPublishedAnew() throws Exception {
    Path changed = copy(published(), "2026-01-04-small");
    replace(changed.resolve("environment.json"), "\"cores\" : ", "\"cores\" : 1");
    assertThat(PUBLISH.run(folder, "--check", changed.toString()).exitCode()).isEqualTo(1);
    Jar.Result refused = PUBLISH.run(folder, "--rebuild", changed.toString());
    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.err())
        .contains("environment.json: was changed since it was published")
        .doesNotContain("Traceback");
  }

  @Test
  void aPageTakesItsFiguresFromTheDataAlone() throws Exception {
    Path page = Files.writeString(folder.resolve("typed.md"), "It is 1.86x as fast.\n");
    String[] arguments = {
      "run", "--label", "typed", "--to", "pages", "--allow-dirty", "--page", page.toString()
    };
    Jar.Result typed = PUBLISH.run(folder, arguments);
    assertThat(typed.exitCode()).isEqualTo(2);
    assertThat(typed.err()).contains("page.md, line 1: 1.86x is typed by hand");

    Files.writeString(page, "With <!-- figure: usee cpu warm -->.\n");
    assertThat(PUBLISH.run(folder, arguments).err()).contains("no figure usee cpu warm; there are");
    Files.writeString(page, "<!-- table: article -->\n");
    assertThat(PUBLISH.run(folder, arguments).err()).contains("python.json");
    Files.writeString(page, "It was <!-- figure: kind cpu warm -->,\n\n<!-- table: memory -->\n");
    PUBLISH.run(folder, arguments).succeeded();
    try (Stream<Path> made = Files.list(folder.resolve("pages"))) {
      assertThat(Files.readString(made.toList().getFirst().resolve("README.md")))
          .contains("It was insufficient data,", "| cpu, warm | process |", "each further worker");
    }
  }

  @Test
  void whatNamesTheMachineOrIsNotFinishedIsRefused() throws Exception {
    Path run = copy(folder.resolve("run"), "named");
    replace(run.resolve("children.txt"), "-XX:", "-Xlog:/home/somebody/log -XX:");
    Jar.Result named = PUBLISH.run(folder, "named", "--label", "named", "--allow-dirty");
    assertThat(named.exitCode()).isEqualTo(2);
    assertThat(named.err()).contains("children.txt, line 1: names /home/somebody/log of this");

    Path half = copy(folder.resolve("run"), "half");
    String journal = Files.readString(half.resolve("journal.jsonl"));
    Files.writeString(
        half.resolve("journal.jsonl"), journal.substring(0, journal.lastIndexOf("{\"event\"")));
    Jar.Result unfinished = PUBLISH.run(folder, "half", "--label", "half", "--allow-dirty");
    assertThat(unfinished.exitCode()).isEqualTo(2);
    assertThat(unfinished.err()).contains("the run isn't finished");

    Path linked = copy(folder.resolve("run"), "linked");
    Files.delete(linked.resolve("children.txt"));
    Files.createSymbolicLink(linked.resolve("children.txt"), Path.of("/etc/hostname"));
    Jar.Result link = PUBLISH.run(folder, "linked", "--label", "linked", "--allow-dirty");
    assertThat(link.exitCode()).isEqualTo(2);
    assertThat(link.err()).contains("linked/children.txt: is a link; only files of the run itself");
  }

  @Test
  void whatItCannotDoIsOneLine() throws Exception {
    assertThat(PUBLISH.run(folder, "--help").succeeded().out()).contains("--rebuild DIR...");
    assertThat(PUBLISH.run(folder).err()).contains("name one RUN, --check DIR...");
    assertThat(PUBLISH.run(folder, "nowhere").err())
        .isEqualTo("error: nowhere: there is no such run directory\n");
    assertThat(PUBLISH.run(folder, "run", "--allow-dirty").err()).startsWith("error: --label: ");
    assertThat(PUBLISH.run(folder, "--check", "run").err()).contains("no provenance.json");
    assertThat(PUBLISH.run(folder, "run", "--label", "No Name", "--allow-dirty").err())
        .contains("a label lower-case letters")
        .doesNotContain("Traceback");
  }

  /** Python's times for the works of the run; tiny ones, which the table would refuse. */
  private static void measurePython(String... arguments) throws Exception {
    List<String> words = new ArrayList<>(List.of(arguments));
    words.addAll(List.of("--quick", "--works", "cpu", "--workers", "1"));
    new PythonScript("python-article").run(folder, words.toArray(String[]::new)).succeeded();
    replace(folder.resolve(words.get(1)), "\"quick\": true", "\"quick\": false");
  }

  @Test
  void everyCommandOfThePageAboutPublishingWorksInItsOrder() throws Exception {
    measurePython("--output", "run-article-python.json");
    Path results = Files.createDirectories(folder.resolve("jmh-results"));
    List<List<String>> commands = Page.of("src/docs/publishing.md").scripts();
    assertThat(commands).hasSizeGreaterThan(10);
    for (List<String> command : commands) {
      List<String> words = new ArrayList<>(command.subList(1, command.size()));
      switch (command.getFirst()) {
        case "study" -> {
          words.add("--dry-run");
          new PythonScript("study").run(folder, words.toArray(String[]::new)).succeeded();
          copy(folder.resolve("run"), words.get(words.indexOf("--out") + 1));
          continue;
        }
        case "publish" -> {
          if (!words.getFirst().startsWith("--")) {
            words.addAll(List.of("--to", "jmh-results", "--allow-dirty"));
          } else {
            words.replaceAll(word -> word.endsWith("-default") ? "jmh-results/*" : word);
            expand(words, results);
          }
        }
        case "python-article" -> {
          measurePython(words.toArray(String[]::new));
          continue;
        }
        default -> assertThat(command.getFirst()).isEqualTo("article-table");
      }
      new PythonScript(command.getFirst()).run(folder, words.toArray(String[]::new)).succeeded();
    }
    try (Stream<Path> made = Files.list(results)) {
      assertThat(made).hasSize(4);
    }
  }

  /** As a shell would: the page names a folder of that day, the test has those of today. */
  private static void expand(List<String> words, Path results) throws IOException {
    if (words.remove("jmh-results/*")) {
      try (Stream<Path> made = Files.list(results)) {
        made.map(Path::toString).sorted().forEach(words::add);
      }
    }
  }

  @Test
  void everyCommandOfThePageForReadersOfTheArticleIsAccepted() throws Exception {
    List<List<String>> commands = Page.of("src/docs/article.md").commands();
    assertThat(commands).hasSizeGreaterThan(6);
    for (List<String> command : commands) {
      List<String> words = new ArrayList<>(command);
      if (words.getFirst().equals("timeline")) {
        assertThat(Path.of(words.get(1))).isDirectory();
        words.set(1, Path.of(words.get(1)).toAbsolutePath().toString());
      } else {
        words.add("--dry-run");
      }
      Jar.run(Jar.thisJdk(), folder, words.toArray(String[]::new)).succeeded();
    }
  }
}
