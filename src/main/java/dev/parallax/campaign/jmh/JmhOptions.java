package dev.parallax.campaign.jmh;

import dev.parallax.campaign.cell.BadRequest;
import dev.parallax.campaign.cell.ParameterArguments;
import dev.parallax.jvm.JavaCommand;
import dev.parallax.jvm.JvmTrial;
import dev.parallax.measure.TreeProfiler;
import dev.parallax.own.OwnWork;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.openjdk.jmh.runner.options.WarmupMode;
import org.openjdk.jmh.util.Version;

/** JMH's own command line options, which mean here what they mean there. */
public final class JmhOptions {
  /** The options that take no value; every other takes one. */
  public static final Set<String> FLAGS = Set.of("-h", "-l", "-lp", "-lprof", "-lrf");

  /** Options that name files: each fork is a run of JMH of its own and would overwrite them. */
  private static final Set<String> FILES = Set.of("-rf", "-rff", "-o");

  private final CommandLineOptions options;
  private final CommandLineOptions forkOptions;
  private final boolean treeOff;

  private JmhOptions(CommandLineOptions options, CommandLineOptions forkOptions, boolean treeOff) {
    this.options = options;
    this.forkOptions = forkOptions;
    this.treeOff = treeOff;
  }

  /**
   * Reads JMH's options, without {@code -p}, which {@link ParameterArguments} reads.
   *
   * @throws BadRequest when JMH doesn't take them
   */
  public static JmhOptions parse(List<String> arguments) throws BadRequest {
    List<String> known = Profilers.forJmh(arguments);
    checkFormat(known);
    try {
      JmhOptions parsed =
          new JmhOptions(
              new CommandLineOptions(known.toArray(String[]::new)),
              new CommandLineOptions(forFork(known).toArray(String[]::new)),
              Profilers.turnTreeOff(arguments));
      Profilers.check(parsed.options.getProfilers());
      return parsed;
    } catch (CommandLineOptionException e) {
      throw new BadRequest(
          String.valueOf(e.getMessage()).lines().findFirst().orElse("bad option")
              + "; -h lists the options");
    }
  }

  /** JMH names a format that it doesn't know by a constant of its code, and none that it knows. */
  private static void checkFormat(List<String> arguments) throws BadRequest {
    int option = arguments.indexOf("-rf");
    if (option < 0 || option + 1 == arguments.size()) {
      return;
    }
    String given = arguments.get(option + 1);
    List<String> formats =
        Stream.of(ResultFormatType.values())
            .map(format -> format.name().toLowerCase(Locale.ROOT))
            .toList();
    if (!formats.contains(given.toLowerCase(Locale.ROOT))) {
      throw new BadRequest("-rf %s: valid: %s".formatted(given, String.join(", ", formats)));
    }
  }

  /**
   * Starts the JVM of the forks once with the user's flags, if there is anything to try.
   *
   * @throws BadRequest with what the JVM says, if it doesn't start
   */
  public void checkJvm() throws BadRequest {
    List<String> flags = userJvmArgs();
    if (flags.isEmpty() && !hasOwnJvm()) {
      return;
    }
    String java = java().toString();
    Optional<String> refusal = JvmTrial.refusal(java, flags);
    if (refusal.isPresent()) {
      String given =
          (hasOwnJvm() ? "-jvm " + java : "")
              + (hasOwnJvm() && !flags.isEmpty() ? " " : "")
              + (flags.isEmpty() ? "" : "-jvmArgs " + String.join(" ", flags));
      throw new BadRequest("%s: no JVM starts like this: %s".formatted(given, refusal.get()));
    }
  }

  /**
   * Without regular expressions, since each fork is given its one benchmark, and without files:
   * also without profilers that write some, which get a place for them with each fork.
   */
  private static List<String> forFork(List<String> arguments) {
    List<String> kept = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      if (FLAGS.contains(argument)) {
        kept.add(argument);
      } else if (argument.startsWith("-") && i + 1 < arguments.size()) {
        i++;
        String value =
            argument.equals("-prof") ? Profilers.withoutFiles(arguments.get(i)) : arguments.get(i);
        if (!FILES.contains(argument) && !(argument.equals("-prof") && value.isEmpty())) {
          kept.add(argument);
          kept.add(value);
        }
      }
    }
    return kept;
  }

  Options options() {
    return options;
  }

  /** What every fork is given: no regular expressions, no files. */
  Options forkOptions() {
    return forkOptions;
  }

  /** Whether a campaign has to add the profiler {@code tree}: not if it is there, or turned off. */
  boolean lacksTree() {
    return !treeOff && !Profilers.have(options.getProfilers(), TreeProfiler.class);
  }

  /** Number of forks, {@code -f}. */
  public OptionalInt forks() {
    var forks = options.getForkCount();
    return forks.hasValue() ? OptionalInt.of(forks.get()) : OptionalInt.empty();
  }

  /** JMH's version, as it is published. */
  public static String version() {
    return Version.getPlainVersion();
  }

  /** The regular expressions of benchmarks that are to be run. */
  public List<String> includes() {
    return options.getIncludes();
  }

  /** Those of benchmarks that are not, {@code -e}. */
  public List<String> excludes() {
    return options.getExcludes();
  }

  /** A result file in a place and format of the user's choice. */
  public record ResultFile(Path path, ResultFormatType format) {
    public boolean isJson() {
      return format == ResultFormatType.JSON;
    }
  }

  /** Where results go, {@code -rff} and {@code -rf}, if anywhere else than into a run directory. */
  public Optional<ResultFile> resultFile() {
    // JMH's own default format, and its default name when only a format is given.
    ResultFormatType format = options.getResultFormat().orElse(ResultFormatType.CSV);
    if (options.getResult().hasValue()) {
      return Optional.of(new ResultFile(Path.of(options.getResult().get()), format));
    }
    return options.getResultFormat().hasValue()
        ? Optional.of(
            new ResultFile(Path.of("jmh-result." + format.name().toLowerCase(Locale.ROOT)), format))
        : Optional.empty();
  }

  /** Where JMH's own output goes, {@code -o}. */
  Optional<Path> outputFile() {
    return options.getOutput().hasValue()
        ? Optional.of(Path.of(options.getOutput().get()))
        : Optional.empty();
  }

  /** How much of JMH's own output is shown: {@code -v}, nothing unless asked for. */
  Optional<VerboseMode> verbosity() {
    return options.verbosity().hasValue()
        ? Optional.of(options.verbosity().get())
        : Optional.empty();
  }

  /** Whether each cell has several results, so that none of them is its time. */
  public boolean hasSeveralModes() {
    var modes = options.getBenchModes();
    return modes.size() > 1 || modes.contains(Mode.All);
  }

  boolean failsOnError() {
    return options.shouldFailOnError().orElse(false);
  }

  /** Whether the user says how long an iteration may take, {@code -to}. */
  public boolean hasTimeout() {
    return options.getTimeout().hasValue();
  }

  /** The JVM of the forks: this one, or another, {@code -jvm}. */
  public Path java() {
    return options.getJvm().hasValue()
        ? Path.of(options.getJvm().get())
        : JavaCommand.javaExecutable();
  }

  /** Whether forks run on another JVM than this one, {@code -jvm}. */
  public boolean hasOwnJvm() {
    return options.getJvm().hasValue();
  }

  /**
   * Refuses what forks in random order can't honour.
   *
   * @throws BadRequest naming the option
   */
  public void requireInterleavable() throws BadRequest {
    refuse(options.getForkCount().hasValue() && options.getForkCount().get() == 0, "-f 0");
    refuse(options.getWarmupForkCount().orElse(0) > 0, "-wf");
    refuse(!options.getWarmupIncludes().isEmpty(), "-wmb");
    refuse(
        options.getWarmupMode().orElse(WarmupMode.INDI) != WarmupMode.INDI,
        "-wm " + options.getWarmupMode().orElse(WarmupMode.INDI));
    refuse(options.getThreads().orElse(1) != 1, "-t " + options.getThreads().orElse(1));
    refuse(options.getThreadGroups().hasValue(), "-tg");
  }

  private static void refuse(boolean given, String option) throws BadRequest {
    if (given) {
      throw new BadRequest(
          "%s can't be honoured when forks are interleaved; it works under --plain"
              .formatted(option));
    }
  }

  /** Iteration count and time, if the user gave them: {@code -wi -w -i -r}. */
  record Iterations(OptionalInt count, Optional<TimeValue> time) {}

  Iterations warmup() {
    return iterations(options.getWarmupIterations(), options.getWarmupTime());
  }

  Iterations measurement() {
    return iterations(options.getMeasurementIterations(), options.getMeasurementTime());
  }

  private static Iterations iterations(
      org.openjdk.jmh.util.Optional<Integer> count, org.openjdk.jmh.util.Optional<TimeValue> time) {
    return new Iterations(
        count.hasValue() ? OptionalInt.of(count.get()) : OptionalInt.empty(),
        time.hasValue() ? Optional.of(time.get()) : Optional.empty());
  }

  /** The JVM flags that the user gave for forks, in JMH's order. */
  public List<String> userJvmArgs() {
    return jvmArgs(List.of());
  }

  /** The JVM flags of forks but for the suite's own: the user's, or this JVM's, as JMH does it. */
  public List<String> jvmArgs() {
    return jvmArgs(OwnWork.flagsOfThisJvm());
  }

  /** The last of two flags that exclude each other has effect, so their order matters. */
  private List<String> jvmArgs(Collection<String> unlessGiven) {
    List<String> args = new ArrayList<>();
    Collection<String> none = List.of();
    args.addAll(options.getJvmArgsPrepend().orElse(none));
    args.addAll(options.getJvmArgs().orElse(unlessGiven));
    args.addAll(options.getJvmArgsAppend().orElse(none));
    return args;
  }

  /** How JVMs are started that run own work before it is measured: as the forks will be. */
  public OwnWork ownWork(List<Path> classPath) {
    return new OwnWork(classPath, java(), jvmArgs());
  }

  /** Whether help is asked for, {@code -h}. */
  public boolean wantsHelp() {
    return options.shouldHelp();
  }

  /** Prints JMH's own help to standard output. */
  public void printHelp() throws IOException {
    options.showHelp();
  }

  /**
   * Prints the list that {@code -l}, {@code -lp}, {@code -lprof} or {@code -lrf} asks for, as JMH
   * does, to standard output.
   *
   * @return whether one was asked for
   */
  public boolean printList() {
    if (options.shouldList()) {
      new Runner(options).list();
    } else if (options.shouldListWithParams()) {
      new Runner(options).listWithParams(options);
    } else if (options.shouldListProfilers()) {
      options.listProfilers();
    } else if (options.shouldListResultFormats()) {
      options.listResultFormats();
    } else {
      return false;
    }
    return true;
  }
}
