package dev.parallax.jar;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The script that says where the time of a run went. */
@EnabledOnOs(OS.LINUX)
class ForkTimesIT {
  private static final PythonScript SCRIPT = new PythonScript("fork-times");

  @TempDir Path folder;

  private static String measured(int attempt, int second, int millis) {
    String result =
        "{\"timeUnit\":\"MILLISECONDS\",\"measurement\":{\"time\":{\"value\":100,"
            + "\"unit\":\"MILLISECONDS\"}},\"warmup\":{\"time\":{\"value\":50,"
            + "\"unit\":\"MILLISECONDS\"}},\"forks\":[{\"primary\":{\"values\":[30,40]}}]}";
    return ("{\"event\":\"measured\",\"cell\":\"c1\",\"attempt\":%d,"
            + "\"start\":\"2026-01-02T03:04:0%d.500000001Z\",\"nanos\":%d000000,"
            + "\"results\":[%s],\"observed\":{\"warmUpSeconds\":[0.2]}}%n")
        .formatted(attempt, second, millis, result);
  }

  private Jar.Result times(String journal) throws Exception {
    Files.writeString(folder.resolve("journal.jsonl"), journal);
    return SCRIPT.run(folder, folder.toString());
  }

  @Test
  void forksAreSplitIntoIterationsAndTheRestAndGapsAreCounted() throws Exception {
    String header =
        "{\"cells\":{\"c1\":\"BatchBenchmark.warm workload=cpu model=virtual workers=2\"}}\n";
    Jar.Result result = times(header + measured(1, 1, 1000) + measured(2, 3, 1000) + "{\"event\"");
    assertThat(result.err()).isEmpty();
    List<String> lines = result.out().lines().toList();
    // Two iterations of 100 ms: 4 operations of 30 ms and 3 of 40; one of warm-up.
    assertThat(lines.get(1).split(" +"))
        .containsExactly("cpu", "virtual", "2", "2", "0", "0", "1", "1.00", "0.24", "0.20", "0.56");
    assertThat(lines)
        .contains("forks run again: 1")
        .last()
        .isEqualTo(
            "from the first start to the last end 3 s, 33.3 % of it between forks"
                + " (median gap 1000 ms)");
  }

  @Test
  void aRunWithoutForksAndAFolderWithoutAJournalAreToldInALine() throws Exception {
    assertThat(times("{\"cells\":{}}\n").err()).endsWith(": no fork was measured\n");
    assertThat(times("[]\n").err()).contains("its journal can't be read").hasLineCount(1);
    assertThat(SCRIPT.run(folder, "nowhere").exitCode()).isOne();
  }
}
