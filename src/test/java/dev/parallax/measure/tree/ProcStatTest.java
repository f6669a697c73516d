package dev.parallax.measure.tree;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProcStatTest {
  private static final String REST =
      " S 10 11 12 0 -1 4194304 13 14 15 16 17 18 19 20 20 0 23 0 3547349 9097359360 34451 1 2 3\n";

  @Test
  void fieldsAreThoseOfTheManualWhateverTheNameContains() {
    assertThat(ProcStat.parse(9, "9 (a) b ( S 1 2)" + REST))
        .contains(new ProcStat(9, 3547349, 17, 18, 19, 20, 14, 23, 34451));
  }

  @Test
  void aLineThatIsCutShortSaysNothing() {
    String whole = "9 (java)" + REST;
    for (int length = 0; length < whole.indexOf(" 34451 "); length++) {
      assertThat(ProcStat.parse(9, whole.substring(0, length))).isEmpty();
    }
  }

  @Test
  void unitsOfTheKernelAreThoseThatItTells() {
    KernelUnits units = KernelUnits.here().orElseThrow();
    assertThat(units.ticksPerSecond()).isEqualTo(conf("CLK_TCK"));
    assertThat(units.pageBytes()).isEqualTo(conf("PAGESIZE"));
  }

  private static long conf(String name) {
    try (Shell shell = Shell.start("getconf " + name)) {
      return Long.parseLong(shell.line());
    }
  }
}
