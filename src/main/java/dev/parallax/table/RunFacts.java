package dev.parallax.table;

import dev.parallax.result.Environment;
import dev.parallax.result.ResultFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * What is known of a run beside its tables.
 *
 * @param directory where its files are, as the reader named it
 * @param files what is there, of the files that a run leaves
 * @param cores of the machine; empty if the run doesn't say
 * @param commandLine the arguments it was started with, joined by blanks; empty if it doesn't say
 * @param differences in which ways it went on elsewhere than it began; empty if it did not
 * @param costs of the models themselves
 */
public record RunFacts(
    String directory,
    List<String> files,
    OptionalInt cores,
    Optional<String> commandLine,
    Optional<String> differences,
    ModelCosts costs) {
  private static final List<String> FILES =
      List.of(
          "results.json",
          "environment.json",
          "journal.jsonl",
          "aa.json",
          "verdicts.json",
          "tables.md",
          "report.html",
          "timeline",
          "charts");

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
            FILES.stream().filter(name -> Files.exists(directory.resolve(name))).toList(),
            file.environment().fact("cores").stream()
                .filter(cores -> cores.matches("[0-9]{1,6}"))
                .mapToInt(Integer::parseInt)
                .findFirst(),
            file.environment().fact("commandLine"),
            file.environment().fact(Environment.DIFFERENCES),
            ModelCosts.of(file.measurements())));
  }

  /** Whether the run's journal is there, which tells of reruns and of the A/A twin. */
  public boolean hasJournal() {
    return files.contains("journal.jsonl");
  }

  /** Whether a parameter was given on the command line; true if that isn't known. */
  public boolean wasGiven(String parameter) {
    return commandLine.isEmpty()
        || Stream.of(commandLine.get().split(" ", -1))
            .anyMatch(word ->
                word.startsWith(parameter + "=") || word.startsWith("-p" + parameter + "="));
  }
}
