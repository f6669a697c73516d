package dev.parallax.campaign.directory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallax.campaign.cell.ParameterArguments;
import dev.parallax.campaign.jmh.JmhOptions;
import dev.parallax.campaign.plan.RunRequest;
import dev.parallax.jvm.JavaCommand;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultFilesTest {
  @TempDir private Path folder;

  @Test
  void aFileToReportFromIsGoneWithTheJvmHoweverTheRunEnded() throws Exception {
    JavaCommand command =
        new JavaCommand(Failing.class).withJvmArgs(List.of("-Djava.io.tmpdir=" + folder));
    Process process =
        new ProcessBuilder(command.words()).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isEqualTo(1);
    assertThat(said.strip()).startsWith(folder.toString()).endsWith(".json");
    assertThat(folder).isEmptyDirectory();
  }

  /** A run that fails before it has measured anything. */
  static final class Failing {
    private Failing() {}

    public static void main(String[] args) throws Exception {
      RunRequest request =
          new RunRequest(
              JmhOptions.parse(List.of("-rf", "text", "-rff", "results.txt")),
              ParameterArguments.NONE,
              OptionalInt.empty(),
              Optional.empty(),
              false,
              false,
              false,
              false,
              OptionalLong.empty(),
              Optional.empty(),
              Optional.empty(),
              List.of(),
              List.of());
      System.out.println(ResultFiles.of(request).results());
      throw new IllegalStateException("on purpose");
    }
  }
}
