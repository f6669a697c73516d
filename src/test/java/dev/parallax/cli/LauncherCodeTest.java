package dev.parallax.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LauncherCodeTest {
  @Test
  void exitCodesAreThoseThatTheLauncherExpects() throws Exception {
    var first = Class.forName("dev.parallax.launch.Restart").getDeclaredField("FIRST_CODE");
    first.setAccessible(true);
    assertThat(LauncherCode.FIRST).isEqualTo(first.getInt(null));
    assertThat(LauncherCode.of(3)).as("without a launcher").isEqualTo(3);
  }
}
