package dev.parallax.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;

/** The site that {@code scripts/publish --site} makes of what is published, in a real browser. */
class SiteIT {
  private static final Pattern LINK = Pattern.compile("(?:href|src)=\"([^\"]*)\"");

  /** Of different kinds: text, wide tables, pictures. */
  private static List<String> lookedAt() throws IOException {
    String run = "jmh-results/" + newestRun().getFileName();
    return List.of(
        "index.html",
        "jmh-results/index.html",
        run + "/index.html",
        run + "/tables.html",
        "src/docs/reading-a-verdict.html",
        "src/docs/claims.html");
  }

  private static Path newestRun() throws IOException {
    try (Stream<Path> all = Files.list(Path.of("jmh-results"))) {
      return all.filter(run -> Files.exists(run.resolve("tables.md")))
          .max(Comparator.naturalOrder())
          .orElseThrow();
    }
  }

  @TempDir static Path folder;

  private static Path site = Path.of("");
  private static Browser browser;

  @BeforeAll
  static void make() throws Exception {
    site = folder.resolve("site");
    assertThat(publish("--site", site.toString())).isEqualTo(site.resolve("index.html") + "\n");
    browser = Browser.start();
  }

  @AfterAll
  static void stop() {
    if (browser != null) {
      browser.close();
    }
  }

  private static String publish(String... words) throws Exception {
    List<String> command = new ArrayList<>(List.of("scripts/publish"));
    command.addAll(List.of(words));
    return python(0, command);
  }

  /** What it prints, or what it complains of if it isn't to succeed. */
  private static String python(int exitCode, List<String> words) throws Exception {
    List<String> command = new ArrayList<>(List.of("python3"));
    command.addAll(words);
    Path err = folder.resolve("err.txt");
    Process process = new ProcessBuilder(command).redirectError(err.toFile()).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(Files.readString(err)).isEqualTo(exitCode);
    return exitCode == 0 ? out : Files.readString(err);
  }

  @Test
  void theListOfWhatIsPublishedIsMadeOfIt() throws Exception {
    assertThat(Files.readString(Path.of("jmh-results/README.md")))
        .as("scripts/publish --contents > jmh-results/README.md writes it anew")
        .isEqualTo(publish("--contents"));
  }

  @Test
  void theListOfWhatIsPublishedIsNoRunToCheck() throws Exception {
    assertThat(publish("--check", "jmh-results/README.md")).isEmpty();
  }

  @Test
  void aFolderThatHasSomethingInItIsNoPlaceForASite() throws Exception {
    Path place = Files.createDirectories(folder.resolve("full"));
    Files.createDirectory(place.resolve("page"));
    assertThat(python(2, List.of("scripts/publish", "--site", place.toString())))
        .isEqualTo("error: " + place + ": is not an empty folder\n");
  }

  @ParameterizedTest
  @CsvSource({
    "> said by others, 'line 1: no page has had this yet: > said by others'",
    "a <b>word</b>, can't read <b> in: a <b>word</b>",
    "a **word, can't read ** in: a **word",
    "[![a](b)](c), can't read ]( in: ](c)",
    "```, a block of code has no end",
    "<!-- a word, a comment has no end",
    "| a |, 'line 1: a table without a line of marks'",
  })
  void whatTheSiteCannotShowIsRefusedInOneLine(String markdown, String complaint) throws Exception {
    String program =
        """
        import sys
        sys.path.insert(0, "scripts")
        sys.dont_write_bytecode = True
        from common import run
        from markdown_html import Page
        run(lambda: print(Page(sys.argv[1], "page.md", str).html()))
        """;
    assertThat(python(2, List.of("-c", program, markdown)))
        .startsWith("error: page.md")
        .endsWith(complaint + "\n")
        .hasLineCount(1);
  }

  @Test
  void nothingOfTheSiteIsHiddenFromGitHubPages() throws IOException {
    try (Stream<Path> files = Files.walk(site)) {
      assertThat(files.map(site::relativize).map(Path::getFileName))
          .noneMatch(name -> name.toString().startsWith("."));
    }
  }

  @Test
  void everyLinkLeadsToAFileOfTheSiteAndToAPlaceInIt() throws IOException {
    Map<Path, String> pages = new HashMap<>();
    try (Stream<Path> files = Files.walk(site)) {
      for (Path file : files.filter(SiteIT::isPage).toList()) {
        pages.put(file, Files.readString(file));
      }
    }
    List<String> broken = new ArrayList<>();
    pages.forEach((page, text) -> {
      Matcher link = LINK.matcher(text);
      while (link.find()) {
        String target = link.group(1);
        if (!target.matches("[a-z]+:.*") && !isThere(pages, page, target)) {
          broken.add(site.relativize(page) + ": " + target);
        }
      }
    });
    assertThat(pages).hasSizeGreaterThan(30);
    assertThat(broken).isEmpty();
  }

  /** Reports of runs have tests of their own. */
  private static boolean isPage(Path file) {
    return file.toString().endsWith(".html") && !file.endsWith("report.html");
  }

  private static boolean isThere(Map<Path, String> pages, Path page, String target) {
    String[] parts = target.split("#", 2);
    Path file = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]).normalize();
    return Files.isRegularFile(file)
        && (parts.length == 1
            || !pages.containsKey(file)
            || pages.get(file).contains("id=\"" + parts[1] + "\""));
  }

  @ParameterizedTest
  @CsvSource({"360, light", "360, dark", "1280, light", "1280, dark"})
  void everyKindOfPageFitsAndHasNoSeriousAccessibilityFault(int width, String scheme)
      throws IOException {
    browser.media("screen", scheme);
    browser.size(width, 900);
    for (String page : lookedAt()) {
      browser.open(site.resolve(page), "");
      assertThat(((Number) browser.js("return document.documentElement.scrollWidth")).intValue())
          .as(page)
          .isLessThanOrEqualTo(width);
      assertThat(browser.console()).as(page).isEmpty();
      assertThat(browser.accessibilityFaults()).as(page).isEmpty();
      var unused = browser.console(); // axe-core says something, too
      browser.screenshot("site-" + page.replaceAll("[^a-z]+", "-") + "-" + scheme + "-" + width);
    }
  }

  @Test
  void theKeyboardGoesToTheTextAndScrollsWhatIsWide() {
    browser.open(site.resolve("src/docs/reading-a-verdict.html"), "");
    browser.one("body").sendKeys(Keys.TAB);
    assertThat(browser.js("return document.activeElement.textContent")).isEqualTo("To the text");
    browser.driver().switchTo().activeElement().sendKeys(Keys.ENTER);
    assertThat(browser.js("return location.hash")).isEqualTo("#main");
    assertThat(
            browser.strings(
                "return [...document.querySelectorAll('pre, .scroll')]"
                    + ".filter(e => e.tabIndex !== 0).map(e => e.textContent)"))
        .isEmpty();
  }
}
