package dev.parallax.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExhaustedTest {
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
