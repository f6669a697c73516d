package dev.parallax.jar;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page about clusters, by the ordinary jar, which has none. */
class ClusterPageIT {
  @TempDir Path folder;

  /** Its reports are made by {@code cli.report.SimulatedClusterTest}. */
  @Test
  void everyRunOfThePageIsRefusedByTheLineThatSaysHowToBuildAJarForIt() throws Exception {
    List<List<String>> runs =
        Page.of("src/docs/cluster.md").commands().stream()
            .filter(command -> !command.getFirst().equals("report"))
            .toList();
    assertThat(runs).hasSizeGreaterThan(2);
    for (List<String> command : runs) {
      List<String> words = new ArrayList<>(command);
      words.add("--dry-run");
      Jar.Result result = Jar.run(Jar.thisJdk(), folder, words.toArray(String[]::new));
      assertThat(result.exitCode()).isEqualTo(2);
      assertThat(result.err()).contains("mvn package -Pcluster").hasLineCount(1);
    }
  }
}
