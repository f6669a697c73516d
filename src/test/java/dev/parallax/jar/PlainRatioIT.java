package dev.parallax.jar;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The script that holds a campaign's time against that of plain JMH. */
@EnabledOnOs(OS.LINUX)
class PlainRatioIT {
  private static final String SCRIPT = Path.of("scripts/plain-ratio").toAbsolutePath().toString();

  @TempDir Path folder;

  private Jar.Result ratio(String... arguments) throws Exception {
    return new Script(folder)
        .run(Map.of(), Stream.concat(Stream.of("python3", SCRIPT), Stream.of(arguments)).toList());
  }

  /**
   * Both sides fork each of the same cells once: none is raced, and a single round has no twins.
   */
  @Test
  @Tag("long")
  void jmhItselfRunsTheCellsOfTheCampaign() throws Exception {
    Jar.Result result =
        ratio(
            "--stock",
            "--rounds",
            "1",
            "--warm-up",
            "1",
            "--keep",
            "kept",
            "--",
            "-p",
            "workload=noop");
    assertThat(result.succeeded().out())
        .containsPattern("campaign: \\d+\\.\\d s, \\d+ forks\nplain: \\d+\\.\\d s, \\d+ forks\n")
        .containsPattern("ratio: \\d\\.\\d{3}\n");
    assertThat(cells("kept/noop-warm.json", "kept/noop-cold.json"))
        .containsExactlyInAnyOrderElementsOf(cells("kept/campaign/results.json"));
  }

  private List<String> cells(String... files) throws Exception {
    String program =
        """
        import json, sys
        for file in sys.argv[1:]:
          for row in json.load(open(file)):
            print(row['benchmark'], row['params'].get('model'), row['params'].get('workers'))
        """;
    return new Script(folder)
        .run(
            Map.of(), Stream.concat(Stream.of("python3", "-c", program), Stream.of(files)).toList())
        .succeeded()
        .out()
        .lines()
        .toList();
  }

  @Test
  void whatJmhCanNotBeGivenIsRefusedBeforeAnythingIsMeasured() throws Exception {
    Jar.Result result = ratio("--stock", "--", "--quick");
    assertThat(result.exitCode()).isOne();
    assertThat(result.err())
        .isEqualTo("--stock takes nothing but -p workload=... behind --: --quick\n");
  }
}
