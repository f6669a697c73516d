package dev.parallax.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallax.result.SuiteJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Prints how long a large page takes to open, to sort and to filter; {@code mvn verify
 * -Dtest=FormattingTest -Dit.test=HtmlSpeedIT -Dgroups=long -DexcludedGroups=
 * -Dsurefire.failIfNoSpecifiedTests=false}.
 */
@Tag("long")
class HtmlSpeedIT {
  /** From the click until the page is laid out anew. */
  private static final String SORT =
      """
      const begin = performance.now();
      document.querySelector('table.data th:last-child button').click();
      document.body.offsetHeight;
      return performance.now() - begin;
      """;

  /** From the letter until the count of rows is there, with what the page waits for in between. */
  private static final String FILTER =
      """
      const field = document.querySelector('#q');
      const count = document.querySelector('#q-count');
      const before = count.textContent;
      const begin = performance.now();
      field.value = arguments[0];
      field.dispatchEvent(new Event('input', {bubbles: true}));
      return new Promise(done => {
        const look = () => count.textContent === before
            ? requestAnimationFrame(look) : done(performance.now() - begin);
        look();
      });
      """;

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(ints = {5_000, 10_000})
  void aLargePageIsOpenedSortedAndFiltered(int rows) throws IOException {
    SuiteJson results = new SuiteJson(1, 0.1);
    for (int row = 0; row < rows; row++) {
      results.row("Many.method", Map.of("number", "row" + row), 1 + row % 977, 1);
    }
    Path json = Files.writeString(folder.resolve("many.json"), results.text());
    Path page = folder.resolve("many.html");
    assertThat(
            new CommandLineRun(80)
                .report(json.toString(), "--format", "html", "--output", page.toString()))
        .isZero();
    try (Browser browser = Browser.start()) {
      long begin = System.nanoTime();
      browser.open(page, "");
      assertThat(browser.rows()).hasSize(rows);
      print(rows, "opened", (System.nanoTime() - begin) / 1e6);
      for (String way : new String[] {"sorted up", "sorted down", "in the report's order"}) {
        print(rows, way, millis(browser.js(SORT)));
      }
      for (String words : new String[] {"r", "row49", "row49 -row499", ""}) {
        print(rows, "filtered by '" + words + "'", millis(browser.js(FILTER, words)));
      }
      assertThat(browser.rows()).hasSize(rows);
    }
  }

  private static double millis(Object time) {
    return ((Number) time).doubleValue();
  }

  private static void print(int rows, String what, double millis) {
    System.out.printf("%,d rows %s: %.0f ms%n", rows, what, millis);
  }
}
