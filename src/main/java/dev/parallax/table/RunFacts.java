package dev.parallax.table;

import dev.parallax.result.Environment;
import dev.parallax.result.ResultFile;
import dev.parallax.suite.RunFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What is known of a run beside its tables.
 *
 * @param directory where its files are, as the reader named it
 * @param files what is there, of the files that a run leaves
 * @param run what it says of its machine, its JVM and itself
 * @param costs of the models themselves
 */
public record RunFacts(String directory, List<String> files, Environment run, ModelCosts costs) {
  public RunFacts {
    files = List.copyOf(files);
  }

  /** The facts of a run directory; empty for a lone file. */
  public static Optional<RunFacts> of(ResultFile file) {
    if (!file.commonRounds() && file.environment().facts().isEmpty()) {
      return Optional.empty();
    }
    Path parent = file.path().getParent();
    Path directory = parent == null ? Path.of(".") : parent;
    return Optional.of(
        new RunFacts(
            directory.toString(),
            RunFiles.all().stream().filter(name -> Files.exists(directory.resolve(name))).toList(),
            file.environment(),
            ModelCosts.of(file.measurements())));
  }

  /** The same, with files that are about to be written. */
  public RunFacts with(String... written) {
    Set<String> all = new HashSet<>(files);
    all.addAll(List.of(written));
    return new RunFacts(
        directory, RunFiles.all().stream().filter(all::contains).toList(), run, costs);
  }

  /** Cores of the machine; empty if the run doesn't say. */
  public OptionalInt cores() {
    return number("cores");
  }

  /** The CPU quota in cores, if it is less than the CPUs that the run may use. */
  public OptionalDouble quota() {
    return run.quotaBelowCpus();
  }

  /** Variables of the environment by which every JVM of the run got flags; empty if none did. */
  public Optional<String> environmentOptions() {
    return run.fact("jvm.environmentOptions").filter(options -> !options.isBlank());
  }

  /** What the run wrote of its machine, JVM and command line, by name. */
  public Map<String, String> facts() {
    return run.facts();
  }

  /** In which ways it went on elsewhere than it began; empty if it did not. */
  public Optional<String> differences() {
    return run.fact(Environment.DIFFERENCES);
  }

  /** How many forks were measured again; empty without a journal. */
  public OptionalInt reruns() {
    return number(Environment.RERUNS);
  }

  private OptionalInt number(String fact) {
    return run.fact(fact).stream()
        .filter(value -> value.matches("[0-9]{1,6}"))
        .mapToInt(Integer::parseInt)
        .findFirst();
  }

  /**
   * How many tasks a batch has; empty if the run doesn't say.
   *
   * @param word what the results have for it, such as {@code default}
   */
  public OptionalInt tasks(String workload, String word) {
    return number("tasks." + workload + " " + word);
  }

  /** Whether the run's journal is there, which tells of reruns and of the A/A twin. */
  public boolean hasJournal() {
    return files.contains(RunFiles.JOURNAL);
  }

  /** Whether a parameter was given on the command line; true if that isn't known. */
  public boolean wasGiven(String parameter) {
    String given = parameter + "=";
    List<String> words = run.commandLine().orElse(List.of("-p", given));
    return IntStream.range(0, words.size())
        .anyMatch(i ->
            words.get(i).startsWith("-p" + given)
                || (i > 0 && words.get(i - 1).equals("-p") && words.get(i).startsWith(given)));
  }
}
