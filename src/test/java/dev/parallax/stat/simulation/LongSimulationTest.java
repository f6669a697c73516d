package dev.parallax.stat.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The whole simulation, some minutes long. With {@code -Dsimulation.write} it writes its page, else
 * the page must say what it finds.
 */
@Tag("long")
class LongSimulationTest {
  private static final Path PAGE = Path.of("src/docs/simulation.md");
  private static final String COMMAND =
      "mvn -B test -Dgroups=long -DexcludedGroups= -Dtest=LongSimulationTest -Dsimulation.write";

  @Test
  void theRuleReachesItsGoals() throws IOException {
    SimulationPage page = new SimulationPage(2026, 1000);
    String text = page.write(COMMAND);
    if (System.getProperty("simulation.write") != null) {
      Files.writeString(PAGE, text);
    } else {
      assertThat(text).isEqualTo(Files.readString(PAGE));
    }
    assertThat(page.missed()).isEmpty();
  }
}
