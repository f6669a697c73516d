package dev.parallax.jar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallax.workload.Compiled;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Forks are recorded, and what is planted into a user's work is named. */
class WhyIT {
  private static final String[] SHORT = {
    "-p", "model=platform", "-p", "workers=2", "-f", "1", "-wi", "1", "-w", "50ms"
  };

  @TempDir Path folder;

  @Test
  void aProbeNamesTheMethodThatHoldsALockAndTheCommandSaysItAgain() throws Exception {
    Path classes = Files.createDirectory(folder.resolve("classes"));
    Compiled.classes(
        classes,
        Compiled.workload("Mine", "", "held(index)")
            .replaceFirst(
                "}\\s*$",
                "static synchronized long held(long index) throws Exception {"
                    + " Thread.sleep(2); return index; } }"));
    Jar.Result probe =
        Jar.run(
            Jar.thisJdk(),
            folder,
            words("probe", "--classpath", "classes", "--why", "--out", "mine"));
    probe.succeeded();
    assertThat(probe.out())
        .contains("mine, warm, platform x 2 against serial, in recorded forks:")
        .contains("of it: waiting for the monitor at Mine.held");
    assertThat(folder.resolve("mine/why/1-mine-warm/serial.jfr")).isNotEmptyFile();
    assertThat(folder.resolve("mine/timeline")).isDirectoryContaining("glob:**serial*");
    Jar.Result why = Jar.run(Jar.thisJdk(), folder, "why", "mine");
    why.succeeded();
    assertThat(probe.out()).endsWith(why.out());
  }

  @Test
  void theCommandRecordsARunThatHasNoRecordings() throws Exception {
    Jar.run(
            Jar.thisJdk(),
            folder,
            words("BatchBenchmark.(serial|warm)", "-p", "workload=cpu", "--out", "cpu"))
        .succeeded();
    assertThat(folder.resolve("cpu/why")).doesNotExist();
    byte[] results = Files.readAllBytes(folder.resolve("cpu/results.json"));
    Jar.Result why = Jar.run(Jar.thisJdk(), folder, "why", "cpu");
    why.succeeded();
    assertThat(why.out()).contains("cpu, warm, platform x 2 against serial, in recorded forks:");
    assertThat(Files.readAllBytes(folder.resolve("cpu/results.json"))).isEqualTo(results);
    Jar.run(Jar.thisJdk(), folder, "report", "cpu").succeeded();
  }

  @Test
  void whatCannotBeRecordedIsSaidInOneLine() throws Exception {
    assertThat(refusal("why", "nowhere")).contains("nowhere: there is no journal.jsonl in it");
    assertThat(refusal(words("--why", "-rf", "json", "-rff", "x.json")))
        .contains("--why: recordings are kept in a run directory; name one by --out DIR");
  }

  private String refusal(String... words) throws Exception {
    Jar.Result result = Jar.run(Jar.thisJdk(), folder, words);
    assertThat(result.exitCode()).isEqualTo(2);
    return assertThat(result.err()).hasLineCount(1).actual();
  }

  private static String[] words(String... first) {
    String[] words = new String[first.length + SHORT.length];
    System.arraycopy(first, 0, words, 0, first.length);
    System.arraycopy(SHORT, 0, words, first.length, SHORT.length);
    return words;
  }
}
