package dev.parallax.cli.run;

import dev.parallax.cli.console.BadUsage;
import dev.parallax.cli.console.ClassPathOption;
import dev.parallax.cli.console.TimeSpan;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The suite's own options of a run. */
@Command(
    name = "java -jar benchmarks.jar",
    sortOptions = false,
    customSynopsis = {
      "java -jar benchmarks.jar [JMH options] [suite options] [regexp...]   measure, then answer",
      "       java -jar benchmarks.jar --resume DIR [--rounds N] [--force]          resume a"
          + " run",
      "       java -jar benchmarks.jar report PATH... [options]                     tables from JMH"
          + " JSON",
      "       java -jar benchmarks.jar compare BASE NEW [options]                   faster or"
          + " slower? a CI gate",
      "       java -jar benchmarks.jar timeline DIR [options]                       one bar per"
          + " task of a run",
      "       java -jar benchmarks.jar probe [--classpath PATH | --command 'WORDS']  the quick"
          + " sample of your work",
      "       java -jar benchmarks.jar doctor                                       is this machine"
          + " fit to measure?",
      "       java -jar benchmarks.jar check                                        same checksums"
          + " everywhere?",
      "       java -jar benchmarks.jar list                                         workloads and"
          + " parameters",
      "       java -jar benchmarks.jar --version                                    version of"
          + " suite and JDK",
      "",
      "report, compare, timeline, probe and doctor have a -h of their own."
    },
    description = {
      "",
      "For this kind of work, on this machine: platform threads, virtual threads or child JVMs,"
          + " with how many workers, and how sure are we?",
      ""
    },
    optionListHeading = "Suite options:%n")
final class RunOptions {
  private static final int HELP_COLUMNS = 110;
  private static final Set<String> WITH_VALUE =
      Set.of("--rounds", "--budget", "--seed", "--out", "--resume", ClassPathOption.NAME);

  @Option(
      names = "--quick",
      description =
          "a first answer: warm pools, workers = cores and four times the cores,"
              + " small batches, short iterations, 3 rounds")
  boolean quick;

  @Option(names = "--scaling", description = "a ladder of at least six worker counts")
  boolean scaling;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      description =
          "at most so many forks of each cell, fewer where the verdicts are clear before (default"
              + " 7, but at least 5); -f N: exactly so many")
  private @Nullable Integer rounds;

  @Option(
      names = "--budget",
      paramLabel = "TIME",
      description = "end in time with the evidence there is: 90s, 10m, 1h30m")
  private @Nullable String budget;

  @Option(names = "--plain", description = "JMH's own order: all forks of one cell, then the next")
  boolean plain;

  @Option(names = "--seed", paramLabel = "N", description = "seed of the random order")
  private @Nullable Long seed;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "the run directory (default jmh-results/<date>-run-<time>)")
  private @Nullable Path out;

  @Option(
      names = "--resume",
      paramLabel = "DIR",
      description =
          "resume a run that was interrupted or killed, with the options it was started with;"
              + " with --rounds N until it has N rounds in all")
  private @Nullable Path resume;

  @Option(
      names = "--force",
      description = "resume although jar, JDK, machine or options differ; the report says so")
  boolean force;

  @Option(
      names = ClassPathOption.NAME,
      paramLabel = "PATH",
      description = "jars and folders of classes with workloads of your own")
  private @Nullable String classPath;

  @Option(names = "--dry-run", description = "show what would be measured, and stop")
  boolean dryRun;

  static boolean takesValue(String word) {
    return WITH_VALUE.contains(word);
  }

  /**
   * Reads the suite's options.
   *
   * @throws BadUsage for one that doesn't exist or has a wrong value
   */
  static RunOptions parse(List<String> words) {
    RunOptions options = new RunOptions();
    CommandLine parser = new CommandLine(options).setAbbreviatedOptionsAllowed(false);
    try {
      var unused = parser.parseArgs(words.toArray(String[]::new));
    } catch (ParameterException e) {
      throw new BadUsage(
          "%s; -h lists the options"
              .formatted(String.valueOf(e.getMessage()).lines().findFirst().orElse("bad option")));
    }
    if (options.rounds != null && options.rounds < 1) {
      throw new BadUsage(
          "--rounds %d: valid: a whole number of at least 1".formatted(options.rounds));
    }
    var unused = options.budget();
    if (options.resume == null && options.force) {
      throw new BadUsage("--force: it belongs to --resume DIR");
    }
    if (options.resume != null && options.out != null) {
      throw new BadUsage("--out: a run that is resumed stays in the directory that --resume names");
    }
    return options;
  }

  static String help() {
    return new CommandLine(new RunOptions())
        .setUsageHelpWidth(HELP_COLUMNS)
        .getUsageMessage(CommandLine.Help.Ansi.OFF);
  }

  /** Where the user's own workloads are. */
  List<Path> classPath() {
    return ClassPathOption.read(Optional.ofNullable(classPath));
  }

  OptionalInt rounds() {
    return rounds == null ? OptionalInt.empty() : OptionalInt.of(rounds);
  }

  /** How long the run may take. */
  Optional<Duration> budget() {
    return budget == null ? Optional.empty() : Optional.of(TimeSpan.parse("--budget", budget));
  }

  OptionalLong seed() {
    return seed == null ? OptionalLong.empty() : OptionalLong.of(seed);
  }

  Optional<Path> resume() {
    return Optional.ofNullable(resume);
  }

  Optional<Path> out() {
    return Optional.ofNullable(out);
  }
}
