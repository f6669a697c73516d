package dev.parallax.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/** One start of the launcher as a user starts it, {@code java -jar}, with the probe as its main. */
final class Launched implements AutoCloseable {
  private static final long DEADLINE_SECONDS = 60;
  private static final int OLDEST_FOR_THE_LAUNCHER = 11;

  private final Process process;
  private final Path out;
  private final Path err;

  private Launched(Process process, Path out, Path err) {
    this.process = process;
    this.out = out;
    this.err = err;
  }

  /** What to start, and how. */
  record Start(Path folder, Path jdk, List<String> before, List<String> flags) {
    Start(Path folder, Path jdk) {
      this(folder, jdk, List.of(), List.of());
    }

    /** The same behind another program, such as setsid, and those given before. */
    Start behind(String... words) {
      return new Start(folder, jdk, concat(before, words), flags);
    }

    /** The same with JVM flags added. */
    Start flags(String... more) {
      return new Start(folder, jdk, before, concat(flags, more));
    }

    /** Starts it. */
    Launched with(String... args) throws IOException {
      return start(command(args));
    }

    /** Starts it at a terminal of its own; what is written to its input is typed there. */
    Launched withTerminal(String... args) throws IOException {
      String line = "'" + String.join("' '", command(args)) + "'";
      return start(List.of("script", "-qefc", "exec " + line, "/dev/null"));
    }

    private List<String> command(String... args) throws IOException {
      List<String> command = new ArrayList<>(before);
      command.add(jdk.resolve("bin/java").toString());
      command.add("-Dparallax.launch.main=" + LaunchProbe.class.getName());
      command.addAll(flags);
      command.addAll(List.of("-jar", jar(folder).toString()));
      return concat(command, args);
    }

    private Launched start(List<String> command) throws IOException {
      Path out = Files.createTempFile(folder, "out", ".txt");
      Path err = Files.createTempFile(folder, "err", ".txt");
      ProcessBuilder builder = new ProcessBuilder(command);
      builder.redirectOutput(out.toFile()).redirectError(err.toFile());
      builder.environment().remove("JAVA_HOME");
      builder.environment().put("LC_ALL", "C.UTF-8");
      return new Launched(builder.start(), out, err);
    }

    private static List<String> concat(List<String> first, String... second) {
      return Stream.concat(first.stream(), Stream.of(second)).toList();
    }
  }

  /** A jar whose main class is the launcher of benchmarks.jar, with the probe beside it. */
  private static Path jar(Path folder) throws IOException {
    Path jar = folder.resolve("probe.jar");
    if (!Files.exists(jar)) {
      Manifest manifest = new Manifest();
      Attributes attributes = manifest.getMainAttributes();
      attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
      attributes.put(Attributes.Name.MAIN_CLASS, Main.class.getName());
      attributes.put(
          Attributes.Name.CLASS_PATH,
          Path.of("benchmarks.jar").toUri() + " " + Path.of("target/test-classes").toUri());
      new JarOutputStream(Files.newOutputStream(jar), manifest).close();
    }
    return jar;
  }

  /** The JDKs installed beside the running one that are able to run the launcher, each once. */
  static List<Path> installedJdks() throws IOException {
    try (Stream<Path> homes = Files.list(Path.of(System.getProperty("java.home")).getParent())) {
      return homes
          .filter(home -> Files.isExecutable(home.resolve("bin/java")))
          .filter(home -> !Files.isSymbolicLink(home))
          .filter(home -> featureOf(home) >= OLDEST_FOR_THE_LAUNCHER)
          .sorted()
          .toList();
    }
  }

  /** The feature version of a JDK, by its release file. */
  static int featureOf(Path jdk) {
    String version =
        read(jdk.resolve("release"))
            .lines()
            .filter(line -> line.startsWith("JAVA_VERSION="))
            .findFirst()
            .orElseThrow();
    return Integer.parseInt(version.replaceAll("\\D+", " ").strip().replaceAll(" .*", ""));
  }

  long pid() {
    return process.pid();
  }

  /** What the process reads. */
  OutputStream stdin() {
    return process.getOutputStream();
  }

  /** Waits for the end. */
  int exitCode() throws InterruptedException {
    assertThat(process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS)).as("ended").isTrue();
    return process.exitValue();
  }

  String out() {
    return read(out);
  }

  String err() {
    return read(err);
  }

  /** What stands behind a word that the probe prints, waiting for it where need be. */
  String said(String word) throws InterruptedException {
    String prefix = word + " ";
    Poll.until(
        () -> "the probe says " + word + "; it said " + out() + err(),
        () -> completeLines().anyMatch(line -> line.startsWith(prefix)));
    return completeLines()
        .filter(line -> line.startsWith(prefix))
        .findFirst()
        .orElseThrow()
        .substring(prefix.length());
  }

  private Stream<String> completeLines() {
    String out = out();
    return out.substring(0, out.lastIndexOf('\n') + 1).lines();
  }

  /** Sends a signal to this process only, by the shell. */
  void signal(String name) throws IOException, InterruptedException {
    kill(name, Long.toString(pid()));
  }

  /** Sends a signal to the group that this process leads, as a terminal does. */
  void signalGroup(String name) throws IOException, InterruptedException {
    kill(name, "-" + pid());
  }

  private static void kill(String name, String target) throws IOException, InterruptedException {
    Process kill = new ProcessBuilder("sh", "-c", "kill -" + name + " " + target).start();
    assertThat(kill.waitFor()).as("kill -%s %s", name, target).isZero();
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
