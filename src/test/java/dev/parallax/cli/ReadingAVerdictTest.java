package dev.parallax.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The first screen of the published run, and the page that explains it. {@code mvn test
 * -Dtest=ReadingAVerdictTest -Dgolden.apply} rewrites the page's example.
 */
class ReadingAVerdictTest {
  private static final Path PAGE = Path.of("src/docs/reading-a-verdict.md");
  private static final String RUN = "jmh-results/2026-11-23-default";
  private static final String OPENING = "<!-- first screen -->\n```\n";
  private static final String CLOSING = "```\n";

  @Test
  void thePageShowsWhatTheReportPrintsToday() throws IOException {
    String page = Files.readString(PAGE);
    int start = page.indexOf(OPENING) + OPENING.length();
    int end = page.indexOf(CLOSING, start);
    String screen = firstScreen(100);
    if (System.getProperty("golden.apply") != null) {
      Files.writeString(PAGE, page.substring(0, start) + screen + page.substring(end));
      return;
    }
    assertThat(page.substring(start, end)).isEqualTo(screen);
  }

  @ParameterizedTest
  @ValueSource(ints = {80, 100, 140})
  void tenWorksFitIntoFortyLines(int columns) {
    assertThat(firstScreen(columns).lines().count()).isLessThanOrEqualTo(40);
  }

  /** Everything before the heading of the first table. */
  private static String firstScreen(int columns) {
    CommandLineRun terminal = new CommandLineRun(columns);
    assertThat(terminal.report(RUN)).isEqualTo(ExitCode.DONE);
    return terminal.out().split("\n\n[^\n]*\n=====", 2)[0] + "\n";
  }
}
