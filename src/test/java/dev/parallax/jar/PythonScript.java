package dev.parallax.jar;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Runs a Python script of {@code scripts/} as a user does, in some folder. Scripts that measure use
 * JMH's own lock, so one runs at a time, whatever other tests do.
 */
record PythonScript(String name, Map<String, String> environment) {
  private static final long DEADLINE_MINUTES = 10;

  /** Of the JVMs that share the tests. */
  private static final Path LOCK = Path.of("target/scripts.lock");

  PythonScript(String name) {
    this(name, Map.of());
  }

  /** Runs to the end; what it prints passes through files in the folder that are deleted again. */
  Jar.Result run(Path folder, String... arguments) throws IOException, InterruptedException {
    try (FileChannel file = FileChannel.open(LOCK, CREATE, WRITE)) {
      FileLock alone = file.lock();
      try {
        return runAlone(folder, arguments);
      } finally {
        alone.release();
      }
    }
  }

  private Jar.Result runAlone(Path folder, String... arguments)
      throws IOException, InterruptedException {
    Path out = Files.createTempFile(folder, "out", ".txt");
    Path err = Files.createTempFile(folder, "err", ".txt");
    String script = Path.of("scripts").resolve(name).toAbsolutePath().toString();
    ProcessBuilder builder =
        new ProcessBuilder(
                Stream.concat(Stream.of("python3", script), Stream.of(arguments)).toList())
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().putAll(environment);
    Process process = builder.start();
    process.getOutputStream().close();
    try {
      assertThat(process.waitFor(DEADLINE_MINUTES, TimeUnit.MINUTES)).as("ends by itself").isTrue();
      return new Jar.Result(process.exitValue(), Files.readString(out), Files.readString(err));
    } finally {
      process.destroyForcibly();
      Files.delete(out);
      Files.delete(err);
    }
  }
}
