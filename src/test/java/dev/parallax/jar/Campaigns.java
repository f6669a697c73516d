package dev.parallax.jar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallax.result.Reading;
import dev.parallax.result.ResultFile;
import dev.parallax.result.ResultReader;
import dev.parallax.result.jmh.Measurement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Runs of the jar that are ended before their time. All that belongs to them has a mark on its
 * command line, by which what survives is found, whoever its parent is by then.
 */
final class Campaigns {
  private static final Duration DEADLINE = Duration.ofMinutes(2);

  /**
   * Undoes what a shell without job control does to what it starts in the background: there the
   * test runs with SIGINT ignored, which is inherited and would hold for the runs as well.
   */
  private static final List<String> DEFAULT_SIGNALS =
      List.of("env", "--default-signal=HUP,INT,TERM");

  private final Path jdk;
  private final Path folder;
  private final String mark;
  private final Map<String, String> environment;

  Campaigns(Path jdk, Path folder) throws IOException {
    this(jdk, folder, Map.of());
  }

  /** The same with more variables in the environment. */
  Campaigns(Path jdk, Path folder, Map<String, String> environment) throws IOException {
    this.environment = environment;
    this.jdk = jdk;
    this.folder = folder;
    // JMH's lock and the temporary files of killed JVMs are this folder's own.
    this.mark = "-Djava.io.tmpdir=" + Files.createDirectories(folder.resolve("tmp"));
  }

  private List<String> command(List<String> before, String... args) {
    List<String> command = new ArrayList<>(Jar.command(jdk, args));
    command.add(1, mark);
    command.addAll(0, before);
    return command;
  }

  /** Starts a run; what it prints goes into {@code out.txt} and {@code err.txt}. */
  Process start(String... args) throws IOException {
    return start(DEFAULT_SIGNALS, args);
  }

  /** Starts a run as nohup and a shell's background do: Ctrl-C is none of its business. */
  Process startIgnoringCtrlC(String... args) throws IOException {
    return start(List.of("env", "--ignore-signal=INT"), args);
  }

  private Process start(List<String> before, String... args) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command(before, args))
            .directory(folder.toFile())
            .redirectOutput(folder.resolve("out.txt").toFile())
            .redirectError(folder.resolve("err.txt").toFile());
    builder.environment().putAll(environment);
    Process process = builder.start();
    process.getOutputStream().close();
    return process;
  }

  /** Runs to the end. */
  Jar.Result run(String... args) throws Exception {
    Process process = start(args);
    int exitCode = process.waitFor();
    return new Jar.Result(exitCode, out(), err());
  }

  String out() throws IOException {
    return Files.readString(folder.resolve("out.txt"));
  }

  String err() throws IOException {
    return Files.readString(folder.resolve("err.txt"));
  }

  /** Number of whole lines in a run's journal. */
  long journalLines(String run) throws IOException {
    Path journal = folder.resolve(run).resolve("journal.jsonl");
    return Files.exists(journal)
        ? Files.readString(journal).chars().filter(c -> c == '\n').count()
        : 0;
  }

  void awaitJournalLines(String run, int lines) throws Exception {
    long deadline = System.nanoTime() + DEADLINE.toNanos();
    while (journalLines(run) < lines) {
      assertThat(System.nanoTime()).as("the journal grows; %s", err()).isLessThan(deadline);
      Thread.sleep(20);
    }
  }

  /** Each row of the results with its number of forks. */
  Set<String> rows(String run) {
    Reading reading = ResultReader.read(folder.resolve(run), run);
    assertThat(reading).isInstanceOf(ResultFile.class);
    Set<String> rows = new TreeSet<>();
    for (Measurement row : ((ResultFile) reading).measurements()) {
      rows.add(
          "%s %s %s: %d forks"
              .formatted(row.benchmark(), row.mode(), row.params(), row.primary().forks().size()));
    }
    return rows;
  }

  /** Waits until no process of these runs is left. */
  void awaitNoProcess() throws Exception {
    long deadline = System.nanoTime() + DEADLINE.toNanos();
    List<String> left = processes();
    while (!left.isEmpty()) {
      assertThat(System.nanoTime()).as("processes left: %s", left).isLessThan(deadline);
      Thread.sleep(20);
      left = processes();
    }
  }

  /** A zombie has no command line any more, so it isn't found. */
  private List<String> processes() throws IOException {
    List<String> found = new ArrayList<>();
    try (Stream<Path> entries = Files.list(Path.of("/proc"))) {
      for (Path entry : entries.filter(e -> e.getFileName().toString().matches("\\d+")).toList()) {
        try {
          String words = Files.readString(entry.resolve("cmdline")).replace('\0', ' ');
          if (words.contains(mark)) {
            found.add(entry.getFileName() + " " + words);
          }
        } catch (IOException e) {
          // It has just ended.
        }
      }
    }
    return found;
  }

  static void signal(Process process, String name) throws Exception {
    assertThat(
            new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor())
        .isZero();
  }
}
