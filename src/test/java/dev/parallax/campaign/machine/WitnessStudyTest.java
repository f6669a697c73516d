package dev.parallax.campaign.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallax.jvm.JavaCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The study of the witness, some minutes long, in a JVM with ordinary flags; {@code
 * -Dwitness.forks} are the forks for each neighbour. With {@code -Dwitness.write} its tables
 * replace those of the page.
 */
@Tag("long")
class WitnessStudyTest {
  private static final Path PAGE = Path.of("src/docs/witness.md");
  private static final String START = "<!-- tables -->\n";
  private static final String END = "<!-- end of tables -->\n";
  private static final String FORKS = System.getProperty("witness.forks", "60");

  @Test
  void theStudyRunsUnderAllItsNeighbours() throws IOException, InterruptedException {
    Path tables = Files.createTempFile("witness-", ".md");
    try {
      Process study =
          new ProcessBuilder(new JavaCommand(WitnessStudy.class).withArgs(FORKS).words())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .redirectOutput(tables.toFile())
              .start();
      assertThat(study.waitFor(1, TimeUnit.HOURS)).isTrue();
      assertThat(study.exitValue()).isZero();
      String text = Files.readString(tables);
      assertThat(text.lines().filter(line -> line.startsWith("|")).count()).isEqualTo(8 + 6);
      if (System.getProperty("witness.write") != null) {
        String page = Files.readString(PAGE);
        Files.writeString(
            PAGE,
            page.substring(0, page.indexOf(START) + START.length())
                + "\n"
                + text
                + "\n"
                + page.substring(page.indexOf(END)));
      }
    } finally {
      Files.delete(tables);
    }
  }
}
