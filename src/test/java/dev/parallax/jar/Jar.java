package dev.parallax.jar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Runs benchmarks.jar as a user does: {@code java -jar benchmarks.jar ...} in some folder. */
final class Jar {
  private static final Path JAR = Path.of("benchmarks.jar").toAbsolutePath();
  private static final Path TEMPORARY =
      Path.of("target", "jar-" + ProcessHandle.current().pid()).toAbsolutePath();
  private static final long DEADLINE_MINUTES = 10;

  private Jar() {}

  /** What a command left: its exit code and what it printed. */
  record Result(int exitCode, String out, String err) {
    Result succeeded() {
      assertThat(exitCode).as("exit code; out:%n%s%nerr:%n%s", out, err).isZero();
      return this;
    }
  }

  /**
   * Runs to the end on the {@code java} of the given JDK. Temporary files, JMH's lock among them,
   * are those of this test JVM alone, since another one measures at the same time.
   */
  static Result run(Path jdk, Path folder, String... args)
      throws IOException, InterruptedException {
    List<String> command = command(jdk, args);
    command.add(1, "-Djava.io.tmpdir=" + Files.createDirectories(TEMPORARY));
    File out = File.createTempFile("out", ".txt", folder.toFile());
    File err = File.createTempFile("err", ".txt", folder.toFile());
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(out)
            .redirectError(err)
            .start();
    process.getOutputStream().close();
    try {
      assertThat(process.waitFor(DEADLINE_MINUTES, TimeUnit.MINUTES)).as("ends by itself").isTrue();
      return new Result(
          process.exitValue(), Files.readString(out.toPath()), Files.readString(err.toPath()));
    } finally {
      process.destroyForcibly();
      Files.delete(out.toPath());
      Files.delete(err.toPath());
    }
  }

  /** The words that run the jar on a JDK. */
  static List<String> command(Path jdk, String... args) {
    List<String> words = new ArrayList<>();
    words.add(jdk.resolve("bin/java").toString());
    words.add("-jar");
    words.add(JAR.toString());
    words.addAll(List.of(args));
    return words;
  }

  /** The JDK that runs this test, which is one that the suite runs on. */
  static Path thisJdk() {
    return Path.of(System.getProperty("java.home"));
  }

  /** Every JDK beside the one that runs this test: the suite has to start from an old one too. */
  static List<Path> installedJdks() throws IOException {
    Path beside = thisJdk().toRealPath().getParent();
    try (Stream<Path> homes = beside == null ? Stream.empty() : Files.list(beside)) {
      return homes
          .filter(home -> !Files.isSymbolicLink(home))
          .filter(home -> Files.isExecutable(home.resolve("bin/java")))
          .sorted()
          .toList();
    }
  }
}
