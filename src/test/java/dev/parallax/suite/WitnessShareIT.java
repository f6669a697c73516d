package dev.parallax.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The script that says what share of slow forks the witness told of. */
@EnabledOnOs(OS.LINUX)
class WitnessShareIT {
  private static final PythonScript SCRIPT = new PythonScript("witness-share");

  @TempDir Path folder;

  private static String measured(String cell, int attempt, int millis, int before, int after) {
    return ("{\"event\":\"measured\",\"cell\":\"%s\",\"attempt\":%d,"
            + "\"results\":[{\"forks\":[{\"primary\":{\"values\":[%d]}}]}],"
            + "\"observed\":{\"witnessBeforeNanos\":%d000000,\"witnessAfterNanos\":%d000000}}%n")
        .formatted(cell, attempt, millis, before, after);
  }

  private Jar.Result share(String... lines) throws Exception {
    Files.writeString(folder.resolve("journal.jsonl"), "{}\n" + String.join("", lines));
    return SCRIPT.run(folder, ".");
  }

  @Test
  void slowForksAreHeldAgainstThoseThatTheWitnessTellsOf() throws Exception {
    Jar.Result result =
        share(
            measured("c1", 1, 10, 20, 20),
            measured("c1", 1, 10, 20, 20),
            measured("c1-twin", 1, 10, 20, 20),
            measured("c1", 1, 10, 20, 20),
            // Slow and told of, and its rerun, of which nobody asks.
            measured("c1", 1, 20, 20, 40),
            measured("c1", 2, 10, 20, 20),
            // Slow, and nothing to be seen.
            measured("c1", 1, 12, 20, 20),
            // Too few of its kind to know what is usual.
            measured("c2", 1, 10, 20, 20),
            "{\"event\"");
    assertThat(result.err()).isEmpty();
    assertThat(result.out())
        .isEqualTo(
            """
            .: witness 20.0 ms (median), scale 0.0 ms, limit 23.0 ms
              6 forks: 2 slow, 1 flagged, 1 of them slow
              caught 50 % of the slow ones, flagged 17 % of all
              rank correlation with the slower reading 0.77, with the faster one unknown
            """);
  }

  @Test
  void aRunWithTooFewForksOrWithoutAJournalIsToldInALine() throws Exception {
    assertThat(share().err()).endsWith(": no fork was measured\n");
    assertThat(share(measured("c1", 1, 10, 20, 20)).err()).endsWith(": no cell has 5 forks\n");
    assertThat(share("[]\n").err()).contains("its journal can't be read").hasLineCount(1);
    assertThat(SCRIPT.run(folder, "nowhere").exitCode()).isOne();
  }
}
