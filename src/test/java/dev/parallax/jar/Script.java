package dev.parallax.jar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs scripts as a user does, in a folder; campaigns among them have JMH's lock to themselves. */
final class Script {
  private static final long DEADLINE_MINUTES = 10;

  private final Path folder;

  Script(Path folder) {
    this.folder = folder;
  }

  /**
   * Runs to the end.
   *
   * @param environment more variables
   */
  Jar.Result run(Map<String, String> environment, List<String> words)
      throws IOException, InterruptedException {
    Path temporary = Files.createDirectories(folder.resolve("tmp"));
    Path out = Files.createTempFile(temporary, "out", ".txt");
    Path err = Files.createTempFile(temporary, "err", ".txt");
    ProcessBuilder builder =
        new ProcessBuilder(words)
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().put("JDK_JAVA_OPTIONS", "-Djava.io.tmpdir=" + temporary);
    builder.environment().put("COLUMNS", "160");
    builder.environment().put("LINES", "60");
    builder.environment().putAll(environment);
    Process process = builder.start();
    process.getOutputStream().close();
    try {
      assertThat(process.waitFor(DEADLINE_MINUTES, TimeUnit.MINUTES)).as("ends by itself").isTrue();
    } finally {
      process.destroy();
    }
    return new Jar.Result(process.exitValue(), Files.readString(out), Files.readString(err));
  }
}
