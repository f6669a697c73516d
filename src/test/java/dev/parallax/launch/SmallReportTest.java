package dev.parallax.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmallReportTest {
  @TempDir Path folder;

  private String file(String name, long bytes) throws IOException {
    Path file = folder.resolve(name);
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(bytes);
    }
    return file.toString();
  }

  @ParameterizedTest
  @CsvSource({
    "0, false, false",
    "1000, true, false",
    "2000000, true, true",
    "16000000, true, true",
    "500000000, false, false"
  })
  void onlyAReportOfSomeMegabytesIsWorthAnotherJvm(long bytes, boolean small, boolean worth)
      throws IOException {
    SmallReport report = SmallReport.of(new String[] {"report", file("a.json", bytes)});
    assertThat(report.isSmall()).isEqualTo(small);
    assertThat(report.isWorthARestart()).isEqualTo(worth);
  }

  @Test
  void allFilesCountAlsoBehindLabelsAndInRunDirectories() throws IOException {
    Files.createDirectory(folder.resolve("run"));
    String run = folder.resolve("run").toString();
    file("run/results.json", 9_000_000);
    String other = file("other.json", 9_000_000);
    assertThat(SmallReport.of(new String[] {"compare", run}).isWorthARestart()).isTrue();
    assertThat(SmallReport.of(new String[] {"compare", run, "new=" + other}).isSmall()).isFalse();
  }

  @Test
  void otherCommandsAreNoReports() throws IOException {
    String file = file("a.json", 2_000_000);
    assertThat(SmallReport.of(new String[] {"timeline", file}).isSmall()).isFalse();
    assertThat(SmallReport.of(new String[0]).isSmall()).isFalse();
  }
}
