package dev.parallax.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallax.advice.Report;
import dev.parallax.cli.console.Console;
import dev.parallax.cli.console.ExitCode;
import dev.parallax.cli.report.Inputs;
import dev.parallax.cli.report.Reports;
import dev.parallax.group.View;
import dev.parallax.render.Format;
import dev.parallax.render.html.Surroundings;
import dev.parallax.render.plot.Picture;
import dev.parallax.result.SuiteJson;
import dev.parallax.table.ReportSettings;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.print.PrintOptions;
import tools.jackson.databind.json.JsonMapper;

/** The page in a real browser, opened from disk. */
class HtmlReportIT {
  private static final int MANY = 5_000;
  private static final long DEADLINE_NANOS = 30_000_000_000L;

  @TempDir private static Path folder;

  private static Browser browser;
  private static Path run;
  private static Path hostile;
  private static Path many;

  @BeforeAll
  static void writeReports() throws IOException {
    browser = Browser.start();
    run =
        page(
            "run",
            new SuiteJson(1, 0.01)
                .batch("serial", "cpu", "", 0, 400, 5)
                .workload("warm", "cpu", 402, 2, 5)
                .workload("warm", "file-write", 90, 4, 5)
                .workload("cold", "cpu", 440, 2, 6)
                .runDirectory(folder.resolve("run")));
    hostile = page("hostile", hostileResults());
    many = page("many", manyResults());
  }

  @AfterAll
  static void stop() {
    if (browser != null) {
      browser.close();
    }
  }

  @BeforeEach
  void startAnew() {
    browser.scripts(true);
    browser.size(1200, 900);
    browser.media("screen", "light");
    browser.console();
    browser.requests();
  }

  @Test
  void opensFromDiskWithoutARequestOrAnError() {
    browser.open(run, "");
    browser.one("#q").sendKeys("platform");

    assertThat(browser.console()).isEmpty();
    assertThat(browser.requests())
        .filteredOn(request -> !request.contains("\"url\":\"data:image/svg+xml"))
        .singleElement()
        .asString()
        .contains("run.html");
    assertThat(browser.one("h1").getText()).isEqualTo("What to use");
    assertThat(browser.one(".uses tbody").getText())
        .contains("cpu, warm yes threads either 2 threads x 2");
    assertThat(browser.one(".points").getText())
        .contains("Why", "Evidence", "Code", "Next", "Files");
  }

  private static final String COVERED =
      """
      const picture = document.querySelector('#answer img').getBoundingClientRect();
      return [...document.querySelectorAll('#answer td')].filter(cell => {
        const range = document.createRange();
        range.selectNodeContents(cell);
        const text = range.getBoundingClientRect();
        return text.right > picture.left && text.left < picture.right
            && text.bottom > picture.top && text.top < picture.bottom;
      }).map(cell => cell.innerText);
      """;

  /** A page's policy holds for what stands in the page, not for the style inside an image. */
  @ParameterizedTest
  @CsvSource({"light, 1600", "dark, 1600", "light, 1280", "light, 360"})
  void picturesAreSeenAndAskForNothing(String scheme, int width) throws IOException {
    Path page = folder.resolve("pictures.html");
    Report report =
        Reports.of(
            Inputs.read(Inputs.of(List.of(folder.resolve("run").toString())), console()).files(),
            ReportSettings.standard(),
            View.standard(),
            Optional.empty());
    Surroundings around =
        new Surroundings(
            List.of(),
            "",
            List.of(picture("speed-up")),
            List.of(picture("timeline-cpu")),
            List.of(picture("time"), picture("memory")),
            List.of("no rounds are drawn: <b>"));
    Files.writeString(page, Format.HTML.renderer(80, around).render(report));
    browser.media("screen", scheme);
    browser.size(width, 900);

    browser.open(page, "");

    assertThat(browser.console()).isEmpty();
    assertThat(browser.requests())
        .filteredOn(request -> !request.contains("\"url\":\"data:image/svg+xml"))
        .singleElement()
        .asString()
        .contains("pictures.html");
    assertThat(
            browser.strings(
                "return [...document.images].map(i => i.alt + ' ' + (i.complete && i.naturalWidth >"
                    + " 0))"))
        .containsExactly(
            "what speed-up shows true",
            "what timeline-cpu shows true",
            "what time shows true",
            "what memory shows true");
    assertThat(browser.strings("return [...document.querySelectorAll('h2')].map(h => h.innerText)"))
        .containsExactly(
            "Timelines", "Pictures", "Tables", "Findings", "Environment", "How to reproduce");
    assertThat(browser.strings(COVERED)).as("cells of the answer under a picture").isEmpty();
    assertThat(browser.accessibilityFaults()).isEmpty();
    browser.screenshot("pictures-" + scheme + "-" + width);
  }

  /** As charts are: with a style inside that follows light and dark. */
  private static Picture picture(String id) {
    String svg =
        """
        <svg xmlns="http://www.w3.org/2000/svg" width="640" height="400" viewBox="0 0 640 400">
        <style>.ink{fill:#1f2328}@media (prefers-color-scheme:dark){.ink{fill:#e6e8eb}}</style>
        <rect class="ink" x="40" y="40" width="560" height="10"/>
        <rect class="ink" x="40" y="80" width="280" height="10"/>
        <text class="ink" x="40" y="200" font-size="15" style="font-weight:600">%s</text>
        </svg>
        """
            .formatted(id);
    return new Picture(id, "Title of " + id, svg, "what " + id + " shows");
  }

  private static Console console() {
    PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
    return new Console(nowhere, nowhere, 80, 40, false);
  }

  @Test
  void nothingRunsButItsOwnScript() {
    browser.open(run, "");

    browser.js(
        """
        const script = document.createElement('script');
        script.textContent = 'window.ran = true';
        document.body.append(script);
        document.body.insertAdjacentHTML('beforeend', '<img src="x:" onerror="window.ran = true">');
        """);

    assertThat(browser.js("return window.ran")).isEqualTo("null");
    assertThat(browser.console()).anyMatch(line -> line.contains("Content Security Policy"));
  }

  @Test
  void sortsByAnyColumnWithTheKeyboardAndBack() {
    browser.open(run, "");
    List<String> before = browser.rows();
    String heading = "table[id='cpu/warm~table'] th:nth-child(3)";
    WebElement button = browser.one(heading + " button");

    button.sendKeys(Keys.ENTER);
    List<Double> up = times();
    assertThat(up).isSorted().hasSizeGreaterThan(5);
    assertThat(browser.one(heading).getAttribute("aria-sort")).isEqualTo("ascending");

    button.sendKeys(Keys.SPACE);
    assertThat(times()).isSortedAccordingTo(Collections.reverseOrder()).hasSameSizeAs(up);
    assertThat(browser.one(heading).getAttribute("aria-sort")).isEqualTo("descending");

    button.sendKeys(Keys.ENTER);
    assertThat(browser.rows()).isEqualTo(before);
    assertThat(browser.one(heading).getAttribute("aria-sort")).isNull();
  }

  private static List<Double> times() {
    return browser
        .strings(
            "return [...document.querySelectorAll(\"table[id='cpu/warm~table'] tbody tr\")]"
                + ".map(r => r.cells[2].dataset.v)")
        .stream()
        .map(Double::valueOf)
        .toList();
  }

  /** Natural order: 16 comes after 2. Cells without a value come last both ways. */
  @Test
  void sortsNumbersInKeysAsNumbers() {
    browser.open(run, "");
    WebElement button = browser.one("table[id='cpu/warm~table'] th:nth-child(2) button");

    button.click();
    assertThat(workers()).containsSubsequence("1", "2", "4", "8").endsWith("");
    button.click();
    assertThat(workers()).containsSubsequence("8", "4", "2", "1").endsWith("");
  }

  private static List<String> workers() {
    return browser.strings(
        "return [...document.querySelectorAll(\"table[id='cpu/warm~table'] tbody tr\")]"
            + ".map(r => r.cells[1].textContent)");
  }

  @Test
  void filtersByTheKeyboardAlone() {
    browser.open(run, "");
    int all = browser.rows().size();

    browser.one("body").sendKeys("/");
    browser.driver().switchTo().activeElement().sendKeys("virtual warm -file");
    waitFor("return document.querySelector('#q-count').textContent", "4 of " + all + " rows");
    assertThat(browser.rows())
        .containsExactly(
            "cpu/warm/virtual/1", "cpu/warm/virtual/2", "cpu/warm/virtual/4", "cpu/warm/virtual/8");

    browser.driver().switchTo().activeElement().sendKeys(Keys.ESCAPE);
    waitFor("return document.querySelector('#q-count').textContent", "");
    assertThat(browser.rows()).hasSize(all);
  }

  @Test
  void aLinkToACellSurvivesAReload() {
    browser.open(run, "");
    browser.one("[id='cpu/cold/process/8'] a").click();
    String link = browser.driver().getCurrentUrl();
    assertThat(link).endsWith("#cpu/cold/process/8");

    browser.open(run, link.substring(link.indexOf('#')));
    browser.driver().navigate().refresh();

    waitUntilInView("cpu/cold/process/8");
    assertThat(browser.one("tr.at").getAttribute("id")).isEqualTo("cpu/cold/process/8");
  }

  @Test
  void aLinkRemembersFilterAndSorting() {
    browser.open(run, "");
    browser.one("#q").sendKeys("process");
    waitFor("return location.hash", "#?q=process");
    browser.one("table[id='cpu/cold~table'] th:nth-child(3) button").click();
    browser.one("[id='cpu/cold/process/1'] a").click();
    List<String> rows = browser.rows();

    browser.driver().navigate().refresh();

    assertThat(browser.rows()).isEqualTo(rows).isNotEmpty().allMatch(r -> r.contains("process"));
    assertThat(browser.one("#q").getAttribute("value")).isEqualTo("process");
    assertThat(browser.one("[aria-sort]").getText()).contains("time per batch");
    waitUntilInView("cpu/cold/process/1");
    assertThat(browser.one("tr.at").getAttribute("id")).isEqualTo("cpu/cold/process/1");
  }

  @Test
  void aBadLinkIsOnlyAPage() {
    browser.open(run, "#\"><script>alert(1)</script>?sort=9.up.cpu/warm~table&sort=x&q=");

    assertThat(browser.console()).isEmpty();
    assertThat(browser.rows()).isNotEmpty();
    assertThat(browser.all("tr.at")).isEmpty();
  }

  @Test
  void withoutScriptsAllOfItCanBeRead() {
    browser.scripts(false);
    browser.open(run, "#cpu/cold/process/8");
    // Chromium's own script runs all the same.
    assertThat(browser.rows()).contains("cpu/warm/serial", "cpu/cold/process/8");
    assertThat(browser.one(".search").isDisplayed()).isFalse();
    assertThat(browser.all("thead button")).isEmpty();
    waitUntilInView("cpu/cold/process/8");
    assertThat(browser.one("#reproduce").getText()).contains("java -jar benchmarks.jar report");
  }

  @Test
  void prints() throws IOException {
    browser.open(run, "");
    browser.media("print", "dark");
    assertThat(browser.one("nav").isDisplayed()).isFalse();
    assertThat(browser.one(".search").isDisplayed()).isFalse();
    assertThat(brightness("background-color")).as("dark is for screens").isGreaterThan(250);
    browser.media("", "light");

    byte[] pdf =
        Base64.getDecoder().decode(browser.driver().print(new PrintOptions()).getContent());

    Files.write(Files.createDirectories(Browser.LOOK_AT).resolve("print.pdf"), pdf);
    assertThat(new String(pdf, StandardCharsets.ISO_8859_1)).startsWith("%PDF-");
  }

  @ParameterizedTest
  @CsvSource({"light, 1200", "dark, 1200", "light, 360", "dark, 360", "light, 1600"})
  void hasNoSeriousAccessibilityFault(String scheme, int width) throws IOException {
    browser.media("screen", scheme);
    browser.size(width, 900);
    for (Path page : List.of(run, hostile)) {
      browser.open(page, "");
      String name = page.getFileName().toString().replace(".html", "");
      browser.screenshot(name + "-" + scheme + "-" + width);
      assertThat(browser.accessibilityFaults()).as(name).isEmpty();
    }
  }

  @Test
  void isDarkForThoseWhoLikeItDark() {
    browser.open(run, "");
    assertThat(brightness("background-color")).isGreaterThan(200);
    assertThat(brightness("color")).isLessThan(80);

    browser.media("screen", "dark");
    assertThat(brightness("background-color")).isLessThan(60);
    assertThat(brightness("color")).isGreaterThan(180);
  }

  /** Of the page, from 0 to 255. */
  private static double brightness(String property) {
    return ((Number)
            browser.js(
                "return getComputedStyle(document.body).getPropertyValue(arguments[0])"
                    + ".match(/\\d+/g).slice(0, 3).reduce((sum, c) => sum + Number(c) / 3, 0)",
                property))
        .doubleValue();
  }

  @ParameterizedTest
  @CsvSource({"360", "600", "800"})
  void aNarrowWindowIsNeverScrolledSideways(int width) {
    browser.size(width, 800);
    for (Path page : List.of(run, hostile, many)) {
      browser.open(page, "");
      assertThat(((Number) browser.js("return document.documentElement.scrollWidth")).intValue())
          .as(page.toString())
          .isLessThanOrEqualTo(width);
    }
  }

  /** The answer, the pictures beside it and a line to paste that is longer than the window. */
  @ParameterizedTest
  @CsvSource({"360, light", "768, dark", "1280, light", "1920, dark"})
  void aPublishedRunCanBeReadInAnyWindow(int width, String scheme) throws IOException {
    browser.media("screen", scheme);
    browser.size(width, 900);
    browser.open(page("published", published()), "");

    assertThat(((Number) browser.js("return document.documentElement.scrollWidth")).intValue())
        .isLessThanOrEqualTo(width);
    assertThat(browser.strings(COVERED)).as("cells of the answer under a picture").isEmpty();
    assertThat(
            browser.strings(
                "return [...document.images].filter(i => i.clientWidth < 400).map(i => i.alt)"))
        .as("pictures too small to read")
        .isEmpty();
    assertThat(
            browser.strings(
                "return [...document.querySelectorAll('.frame')].filter(f => (f.tabIndex == 0) !="
                    + " (f.scrollWidth > f.clientWidth)).map(f => f.ariaLabel)"))
        .as("pictures that the Tab key should reach, and doesn't, or the other way round")
        .isEmpty();
    browser.screenshot("published-" + scheme + "-" + width);
  }

  /** Takes long: contrast is tested text by text, and a published run has thousands of them. */
  @Tag("long")
  @ParameterizedTest
  @CsvSource({"360, light", "360, dark", "768, light", "768, dark", "1280, light", "1280, dark"})
  void aPublishedRunHasNoSeriousAccessibilityFault(int width, String scheme) throws IOException {
    browser.media("screen", scheme);
    browser.size(width, 900);
    browser.open(page("published", published()), "");
    assertThat(browser.accessibilityFaults()).isEmpty();
  }

  private static Path published() throws IOException {
    try (Stream<Path> runs = Files.list(Path.of("jmh-results"))) {
      return runs.filter(run -> Files.isDirectory(run.resolve("timeline")))
          .findFirst()
          .orElseThrow();
    }
  }

  @Test
  void hostileNamesAreText() {
    browser.open(hostile, "");

    assertThat(browser.console()).isEmpty();
    assertThat(browser.js("return window.ran")).isEqualTo("null");
    assertThat(browser.all("script")).hasSize(1);
    assertThat(browser.all("img:not([src^='data:image/svg+xml']), iframe, object, b")).isEmpty();
    String text = String.valueOf(browser.js("return document.body.textContent"));
    for (String name : HOSTILE) {
      assertThat(text).contains(name.replace("\n", "\\n").replace("\u202e", "\\u202e"));
    }
    assertThat(text).doesNotContain("\u202e");
    for (String row : browser.rows()) {
      assertThat(row).matches("[A-Za-z0-9._~/-]+");
    }
  }

  @Test
  void fiveThousandCellsAreFilteredSortedAndFound() {
    browser.open(many, "#org.example.Many.method/avgt/row4999");
    waitUntilInView("org.example.Many.method/avgt/row4999");
    assertThat(browser.rows()).hasSize(MANY);

    browser.one("th:nth-child(1) button").click();
    browser.one("th:nth-child(1) button").click();
    assertThat(browser.rows().getFirst()).endsWith("/row4999");

    browser.one("#q").sendKeys("row499");
    waitFor("return document.querySelector('#q-count').textContent", "11 of 5000 rows");
    assertThat(browser.rows())
        .containsExactlyElementsOf(
            IntStream.of(4999, 4998, 4997, 4996, 4995, 4994, 4993, 4992, 4991, 4990, 499)
                .mapToObj(n -> "org.example.Many.method/avgt/row" + n)
                .toList());
  }

  private static void waitUntilInView(String id) {
    waitFor(
        "const box = document.getElementById('"
            + id
            + "').getBoundingClientRect();"
            + "return String(box.top >= 0 && box.bottom <= innerHeight && box.height > 0)",
        "true");
  }

  /** Waits until a script returns a text. */
  private static void waitFor(String script, String expected) {
    long deadline = System.nanoTime() + DEADLINE_NANOS;
    while (!browser.js(script).equals(expected) && System.nanoTime() < deadline) {
      Thread.onSpinWait();
    }
    assertThat(browser.js(script)).isEqualTo(expected);
  }

  private static Path page(String name, Path results) {
    Path page = folder.resolve(name + ".html");
    CommandLineRun terminal = new CommandLineRun(80);
    int exit = terminal.report(results.toString(), "--format", "html", "--output", page.toString());
    assertThat(terminal.err()).isEmpty();
    assertThat(exit).isEqualTo(ExitCode.DONE);
    return page;
  }

  private static final List<String> HOSTILE =
      List.of(
          "<script>window.ran = true; alert(1)</script>",
          "\"><img src=x onerror='window.ran = true'>",
          "</td></table></main><b>bold</b>",
          "</style></script><!--",
          "&lt;b&gt; &amp; &#39;",
          "two\nlines",
          "\u202eright to left",
          "\u05e9\u05dc\u05d5\u05dd",
          "javascript:alert(1)");

  private static Path hostileResults() throws IOException {
    List<String> rows = new ArrayList<>();
    for (String name : HOSTILE) {
      for (String other : List.of("a", "b")) {
        rows.add(row("org.example.Hostile.x", "note", name, name, other, "1.5,1.6", name));
      }
    }
    return write("hostile.json", rows);
  }

  private static Path manyResults() throws IOException {
    return write(
        "many.json",
        IntStream.range(0, MANY)
            .mapToObj(n ->
                row(
                    "org.example.Many.method",
                    "number",
                    "row" + n,
                    "size",
                    "default",
                    n + ".5",
                    "ns/op"))
            .toList());
  }

  private static Path write(String name, List<String> rows) throws IOException {
    return Files.writeString(
        folder.resolve(name), rows.stream().collect(Collectors.joining(",\n", "[\n", "\n]\n")));
  }

  private static String row(
      String benchmark,
      String parameter,
      String value,
      String other,
      String otherValue,
      String times,
      String unit) {
    return """
    {"jmhVersion":"1.37","benchmark":%s,"mode":"avgt","threads":1,"forks":1,"jvm":"java",\
    "jvmArgs":[],"jdkVersion":"25.0.1","vmName":%s,"vmVersion":"25","params":{%s:%s,%s:%s},\
    "primaryMetric":{"score":1.5,"scoreError":"NaN","scoreConfidence":["NaN","NaN"],\
    "scoreUnit":%s,"rawData":[[%s]]},"secondaryMetrics":{}}\
    """
        .formatted(
            json(benchmark),
            json(otherValue.equals("default") ? "OpenJDK" : value),
            json(parameter),
            json(value),
            json(other),
            json(otherValue),
            json(unit),
            times);
  }

  private static String json(String text) {
    return JsonMapper.shared().writeValueAsString(text);
  }
}
