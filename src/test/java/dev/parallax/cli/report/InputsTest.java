package dev.parallax.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallax.cli.CommandLineRun;
import dev.parallax.cli.console.ExitCode;
import dev.parallax.faults.Fault;
import dev.parallax.faults.Fault.Where;
import dev.parallax.result.SuiteJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a report is made of: files, compressed files, pipes. */
class InputsTest {
  @TempDir private Path folder;
  private Path plain = Path.of("");
  private byte[] compressed = {};

  @BeforeEach
  void writeResults() throws IOException {
    new SuiteJson(1, 0.01)
        .batch("serial", "cpu", "", 0, 400, 5)
        .batch("warm", "cpu", "platform", 2, 201, 5)
        .runDirectory(folder.resolve("run"));
    plain = folder.resolve("run/results.json");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(bytes)) {
      Files.copy(plain, gzip);
    }
    compressed = bytes.toByteArray();
  }

  @Test
  void aCompressedFileIsReportedAsTheFileInIt() throws IOException {
    Path lone = Files.copy(plain, folder.resolve("lone.json"));
    Path file = Files.write(folder.resolve("lone.json.gz"), compressed);
    CommandLineRun asIs = new CommandLineRun(80);
    CommandLineRun read = new CommandLineRun(80);

    assertThat(asIs.report(lone.toString(), "--format", "csv")).isZero();
    assertThat(read.report(file.toString(), "--format", "csv")).isZero();

    assertThat(read.out()).isEqualTo(asIs.out());
  }

  @Test
  @Fault(
      where = Where.FILES,
      kind = "a compressed file of results is torn or damaged",
      sees = "`error: ...json.gz...`",
      exit = 2)
  void aCompressedFileThatIsTornOrDamagedIsOneLine() throws IOException {
    long seed = System.nanoTime();
    System.out.println("torn gzip files, seed " + seed);
    Random random = new Random(seed);
    for (int i = 0; i < 200; i++) {
      byte[] broken = Arrays.copyOf(compressed, 2 + random.nextInt(compressed.length - 2));
      if (i % 2 == 1) {
        broken = compressed.clone();
        broken[2 + random.nextInt(broken.length - 2)] ^= (byte) (1 << random.nextInt(8));
      }
      Path file = Files.write(folder.resolve("broken.json.gz"), broken);
      CommandLineRun run = new CommandLineRun(80);

      int code = run.report(file.toString());

      // A bit of a header's time or name may change and nothing is lost.
      if (i % 2 == 0 || code != ExitCode.DONE) {
        assertThat(code).isEqualTo(ExitCode.BAD_USAGE);
        assertThat(run.err()).startsWith("error: " + file).hasLineCount(1);
        assertThat(run.err()).doesNotContain("Exception");
      }
    }
  }

  @Test
  void aPipeIsReadOnce() throws Exception {
    Path pipe = folder.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    Thread writer =
        Thread.ofVirtual()
            .start(() -> {
              try {
                Files.write(pipe, compressed);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    CommandLineRun run = new CommandLineRun(80);

    assertThat(run.report(pipe.toString(), "--format", "csv")).as(run.err()).isZero();

    writer.join();
    assertThat(run.out()).contains("BatchBenchmark.warm,avgt,cpu");
  }
}
