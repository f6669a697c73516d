package dev.parallax.launch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallax.cli.Parallax;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class MainTest {
  @Test
  void theVersionAndEveryCommandButThoseThatMeasureDoWithoutJmh() {
    Set<String> expected = new TreeSet<>(Parallax.commands().keySet());
    expected.remove("probe");
    expected.remove("why");
    expected.add("--version");
    assertThat(Main.WITHOUT_JMH).containsExactlyInAnyOrderElementsOf(expected);
  }
}
