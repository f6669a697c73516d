package dev.parallax.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallax.faults.Fault;
import dev.parallax.faults.Fault.Where;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExhaustedTest {
  @Fault(
      where = Where.EXHAUSTED,
      kind = "files may not grow (`ulimit -f`)",
      sees = "`larger files are needed than ulimit -f allows`, the file, and how to resume the run",
      exit = 1)
  @Fault(
      where = Where.EXHAUSTED,
      kind = "no more processes or threads (`ulimit -u`, `pids.max`)",
      sees = "`more processes and threads are needed than ulimit -u`, and how to resume the run",
      exit = 1)
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a/b: No space left on device | room is needed there",
        "a/b: File too large | ulimit -f",
        "a/b: Too many open files | ulimit -n",
        "error=11, Resource temporarily unavailable | ulimit -u",
        "java.lang.OutOfMemoryError: unable to create native thread: possibly | ulimit -u",
        "error=12, Cannot allocate memory | fewer workers"
      })
  void whatIsNeededStandsBehindTheWordsOfTheSystem(String words, String needed) {
    String said = Exhausted.withNeeded(words);
    assertThat(said).startsWith(words + "; ").contains(needed);
    assertThat(Exhausted.withNeeded(said)).isEqualTo(said);
  }

  @Test
  void otherWordsStayAsTheyAre() {
    assertThat(Exhausted.withNeeded("there is no such file")).isEqualTo("there is no such file");
  }
}
