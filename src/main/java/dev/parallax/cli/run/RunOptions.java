package dev.parallax.cli.run;

import dev.parallax.campaign.cell.BadRequest;
import dev.parallax.campaign.cell.ParameterArguments;
import dev.parallax.campaign.jmh.JmhOptions;
import dev.parallax.campaign.plan.RunRequest;
import dev.parallax.cli.console.BadUsage;
import dev.parallax.cli.console.ClassPathOption;
import dev.parallax.cli.console.TimeSpan;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Stack;
import picocli.CommandLine;
import picocli.CommandLine.IParameterConsumer;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** The options of a run: the suite's own, which are long, and JMH's, which JMH itself reads. */
final class RunOptions {
  static final String BENCHMARKS = "the choice of benchmarks";

  @Option(
      names = "--quick",
      description =
          "a first answer: warm pools, workers = cores and four times the cores,"
              + " small batches, short iterations, 3 rounds")
  private boolean quick;

  @Option(names = "--scaling", description = "a ladder of at least six worker counts")
  boolean scaling;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      description =
          "at most N forks of each cell, fewer where the verdicts are clear before (default"
              + " 7, but at least 5); -f N: exactly N")
  private Optional<Integer> rounds = Optional.empty();

  @Option(
      names = "--budget",
      paramLabel = "TIME",
      description = "end in time with the evidence there is: 90s, 10m, 1h30m")
  private Optional<String> budget = Optional.empty();

  @Option(names = "--plain", description = "JMH's own order: all forks of one cell, then the next")
  private boolean plain;

  @Option(
      names = "--no-turns",
      description =
          "forks one after the other, each measured in one go; otherwise forks that are compared"
              + " live side by side and measure in short turns, if memory allows")
  private boolean noTurns;

  @Option(
      names = "--why",
      description =
          "then record a fork of serial and one of threads for each warm case, beyond the budget,"
              + " and name the methods, locks and waits where threads lose most")
  boolean why;

  @Option(names = "--seed", paramLabel = "N", description = "seed of the random order")
  private Optional<Long> seed = Optional.empty();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "the run directory (default jmh-results/<date>-run-<time>)")
  private Optional<Path> out = Optional.empty();

  @Option(
      names = "--resume",
      paramLabel = "DIR",
      description =
          "resume a run that was interrupted or killed, with the options it was started with;"
              + " with --rounds N until it has N rounds in all")
  Optional<Path> resume = Optional.empty();

  @Option(
      names = "--force",
      description = "resume although jar, JDK, machine or options differ; the report says so")
  boolean force;

  @Option(
      names = "--trust",
      description =
          "resume a run that somebody else began, with the options of its journal that can run code"
              + " or write files")
  boolean trust;

  @Mixin ClassPathOption classPath = new ClassPathOption();

  @Option(names = "--dry-run", description = "show what would be measured, and stop")
  boolean dryRun;

  @Option(names = "-p", paramLabel = "name=value", hidden = true)
  private List<String> parameters = List.of();

  @Parameters(hidden = true, parameterConsumer = JmhWords.class)
  private List<List<String>> jmh = new ArrayList<>();

  /** Takes what is no option of the suite's: one of JMH's with its value, or a benchmark. */
  static final class JmhWords implements IParameterConsumer {
    @Override
    public void consumeParameters(Stack<String> words, ArgSpec taken, CommandSpec command) {
      String word = words.pop();
      if (word.startsWith("--")) {
        throw new UnmatchedArgumentException(command.commandLine(), List.of(word));
      }
      boolean takesValue = word.startsWith("-") && !JmhOptions.FLAGS.contains(word);
      taken
          .<List<List<String>>>getValue()
          .add(takesValue && !words.isEmpty() ? List.of(word, words.pop()) : List.of(word));
    }
  }

  /** A parser of a command that has these options. */
  static CommandLine parser(Object command) {
    return new CommandLine(command)
        .setPosixClusteredShortOptionsAllowed(false) // -prof is not -p rof
        .setExpandAtFiles(false) // @ begins an argument file of a JVM, as in -jvmArgs @flags
        .setUnmatchedOptionsArePositionalParams(true);
  }

  /** Reads a run's command line. */
  static RunOptions parse(List<String> words) {
    RunOptions options = new RunOptions();
    var unused = parser(options).parseArgs(words.toArray(String[]::new));
    return options;
  }

  /** The words of each option of a run's command line, by a name for it. */
  static Map<String, List<String>> settings(List<String> words) {
    RunOptions options = new RunOptions();
    return options.settings(parser(options).parseArgs(words.toArray(String[]::new)));
  }

  /** The words of each option that was read, by a name for it. */
  Map<String, List<String>> settings(ParseResult read) {
    Map<String, List<String>> settings = new LinkedHashMap<>();
    for (List<String> words : jmh) {
      String name = words.getFirst().startsWith("-") ? words.getFirst() : BENCHMARKS;
      settings.computeIfAbsent(name, unused -> new ArrayList<>()).addAll(words);
    }
    for (OptionSpec option : read.matchedOptions()) {
      String name = option.longestName();
      if (name.startsWith("--")) {
        settings.put(
            name,
            option.arity().max() == 0
                ? List.of(name)
                : List.of(name, option.originalStringValues().getFirst()));
      }
    }
    for (String parameter : parameters) {
      settings
          .computeIfAbsent("-p " + parameter.split("=", 2)[0], unused -> new ArrayList<>())
          .addAll(List.of("-p", parameter));
    }
    return settings;
  }

  /**
   * What they ask for.
   *
   * @param commandLine all of their words, for the record
   * @throws BadUsage for a value that is not allowed
   */
  RunRequest toRequest(List<String> commandLine) throws BadRequest {
    if (rounds.orElse(1) < 1) {
      throw new BadUsage(
          "--rounds %s: valid: a whole number of at least 1".formatted(rounds.get()));
    }
    if (resume.isEmpty() && (force || trust)) {
      throw new BadUsage((force ? "--force" : "--trust") + ": it belongs to --resume DIR");
    }
    if (resume.isPresent() && out.isPresent()) {
      throw new BadUsage("--out: a run that is resumed stays in the directory that --resume names");
    }
    JmhOptions parsed = JmhOptions.parse(jmh());
    if (why && parsed.resultFile().isPresent() && out.isEmpty() && resume.isEmpty()) {
      throw new BadUsage("--why: recordings are kept in a run directory; name one by --out DIR");
    }
    return new RunRequest(
        parsed,
        given(),
        rounds.map(OptionalInt::of).orElse(OptionalInt.empty()),
        budget(),
        quick,
        scaling,
        plain,
        !noTurns,
        seed(),
        out,
        Optional.empty(),
        classPath.paths(),
        commandLine);
  }

  /** JMH's options with their values, and regular expressions. */
  List<String> jmh() {
    return jmh.stream().flatMap(List::stream).toList();
  }

  /** Whether an option of JMH's is given. */
  boolean gives(String option) {
    return jmh.stream().anyMatch(words -> words.getFirst().equals(option));
  }

  /** Whether benchmarks are named. */
  boolean namesBenchmarks() {
    return jmh.stream().anyMatch(words -> !words.getFirst().startsWith("-"));
  }

  /** The values of {@code -p}. */
  ParameterArguments given() throws BadRequest {
    return ParameterArguments.parse(parameters);
  }

  /** Whether the user says how many rounds there are, or how long they may take. */
  boolean hasLength() {
    return budget.isPresent() || rounds.isPresent() || quick || gives("-f");
  }

  /** How long the run may take. */
  Optional<Duration> budget() {
    return budget.map(text -> TimeSpan.parse("--budget", text));
  }

  OptionalLong seed() {
    return seed.map(OptionalLong::of).orElse(OptionalLong.empty());
  }
}
