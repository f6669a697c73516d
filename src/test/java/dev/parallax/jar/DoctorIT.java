package dev.parallax.jar;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The doctor on whatever machine this is. */
class DoctorIT {
  @TempDir Path folder;

  @Test
  void examinesThisMachineAndEndsWellWhateverItFinds() throws Exception {
    Jar.Result result = Jar.run(Jar.thisJdk(), folder, "doctor").succeeded();
    assertThat(result.out())
        .containsPattern("(?m)^(PASS|WARN)  cores ")
        .containsPattern("(?m)^(PASS|WARN)  timer ")
        .containsPattern("(?m)^(PASS|WARN)  jitter ")
        .containsPattern("(?m)^(PASS|WARN)  sleep ")
        .containsPattern("(?m)^(PASS|WARN)  noise ")
        .containsPattern("differences below about [0-9.]+ % can't be seen with [2-7]\\s+rounds");
    assertThat(result.out().lines().count()).as("lines, of a screen").isLessThanOrEqualTo(60);
    assertThat(result.err()).hasLineCount(1);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void saysWhatItDoes() throws Exception {
    assertThat(Jar.run(Jar.thisJdk(), folder, "doctor", "-h").succeeded().out())
        .startsWith("Usage: java -jar benchmarks.jar doctor");
    Jar.Result wrong = Jar.run(Jar.thisJdk(), folder, "doctor", "everything");
    assertThat(wrong.exitCode()).isEqualTo(2);
    assertThat(wrong.err()).hasLineCount(1).contains("everything");
  }
}
