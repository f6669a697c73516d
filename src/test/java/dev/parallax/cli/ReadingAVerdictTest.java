package dev.parallax.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallax.cli.console.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The first screen of the published run, in the README and on the page that explains it, and one of
 * its tables. {@code mvn test -Dtest=ReadingAVerdictTest -Dgolden.apply} rewrites them.
 */
class ReadingAVerdictTest {
  private static final String RUN = "jmh-results/2026-11-29-default";
  private static final String CLOSING = "```\n";

  @ParameterizedTest
  @ValueSource(strings = {"src/docs/reading-a-verdict.md", "README.md"})
  void thePageShowsWhatTheReportPrintsToday(Path page) throws IOException {
    holds(page, "<!-- first screen -->", firstScreen(100));
  }

  @Test
  void thePageOfOptionsShowsATableOfThatReport() throws IOException {
    holds(Path.of("src/docs/options.md"), "<!-- cpu, warm -->", table("cpu, warm"));
  }

  private static void holds(Path file, String mark, String text) throws IOException {
    String opening = mark + "\n```\n";
    String page = Files.readString(file);
    assertThat(page).contains(opening);
    int start = page.indexOf(opening) + opening.length();
    int end = page.indexOf(CLOSING, start);
    if (System.getProperty("golden.apply") != null) {
      Files.writeString(file, page.substring(0, start) + text + page.substring(end));
      return;
    }
    assertThat(page.substring(start, end)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(ints = {80, 100, 140})
  void tenWorksFitIntoFortyLines(int columns) {
    assertThat(firstScreen(columns).lines().count()).isLessThanOrEqualTo(40);
  }

  /** Everything before the heading of the first table. */
  private static String firstScreen(int columns) {
    return report(columns).split("\n\n[^\n]*\n=====", 2)[0] + "\n";
  }

  private static String table(String heading) {
    String from = report(100).split("\n\n(?=" + heading + "\n=====)", 2)[1];
    return from.split("\n\n(?=[^\n]*\n=====)", 2)[0].stripTrailing() + "\n";
  }

  private static String report(int columns) {
    CommandLineRun terminal = new CommandLineRun(columns);
    assertThat(terminal.report(RUN)).isEqualTo(ExitCode.DONE);
    return terminal.out();
  }
}
