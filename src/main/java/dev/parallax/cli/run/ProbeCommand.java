package dev.parallax.cli.run;

import dev.parallax.campaign.cell.BadRequest;
import dev.parallax.campaign.cell.ParameterArguments;
import dev.parallax.campaign.cell.WorkFailed;
import dev.parallax.cli.console.BadUsage;
import dev.parallax.cli.console.Console;
import dev.parallax.cli.console.ExitCode;
import dev.parallax.cli.console.WorkloadArguments;
import dev.parallax.suite.Benchmarks;
import dev.parallax.suite.Model;
import dev.parallax.workload.Workload;
import dev.parallax.workload.Workloads;
import dev.parallax.workload.builtin.command.CommandWorkload;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * {@code probe}: the quick sample of one kind of work.
 *
 * <p>It is a run with other defaults, and those are put into words of a run's command line: so its
 * journal says how it was made, and it goes on by {@code --resume} like any other.
 */
public final class ProbeCommand {
  private static final String BUDGET = "60s";

  private static final String BENCHMARKS = Benchmarks.BATCH + ".(serial|warm)";

  private ProbeCommand() {}

  public static int run(String[] args, Console console)
      throws BadRequest, WorkFailed, IOException, InterruptedException {
    ProbeOptions options = ProbeOptions.parse(args);
    if (options.wantsHelp()) {
      console.out().print(ProbeOptions.usage());
      console.out().flush();
      return ExitCode.DONE;
    }
    int cores = Runtime.getRuntime().availableProcessors();
    return RunCommand.run(
        words(options, cores), shorterWords(options, cores), console, ProbeScreen::show);
  }

  /**
   * The run that a probe is when its batches are too long for that of {@link #words}: with as many
   * workers as cores only. Empty if it is not for us to say how many there are.
   */
  static List<String> shorterWords(ProbeOptions options, int cores) throws BadRequest {
    ParameterArguments given = ParameterArguments.parse(options.run().parameters());
    return choosesWorkers(options, given) && !options.isResumed()
        ? words(options, Integer.toString(cores))
        : List.of();
  }

  /** The run that a probe is. */
  static List<String> words(ProbeOptions options, int cores) throws BadRequest {
    ParameterArguments given = ParameterArguments.parse(options.run().parameters());
    return words(options, ladder(options, given, cores));
  }

  private static List<String> words(ProbeOptions options, String workers) throws BadRequest {
    ParameterArguments given = ParameterArguments.parse(options.run().parameters());
    List<String> words = new ArrayList<>(options.run().jmh());
    if (!options.namesBenchmarks()) {
      words.add(BENCHMARKS);
    }
    words.addAll(options.run().suite());
    if (!options.hasLength()) {
      words.addAll(List.of("--budget", BUDGET));
    }
    for (String parameter : options.run().parameters()) {
      words.addAll(List.of("-p", parameter));
    }
    if (given.of("workload").isEmpty()) {
      words.addAll(List.of("-p", "workload=" + workload(options)));
    }
    if (options.command().isPresent()) {
      requireNoOther(given);
      words.addAll(List.of("-p", CommandWorkload.COMMAND + "=" + escaped(options.command().get())));
      if (given.of("model").isEmpty()) {
        words.addAll(List.of("-p", "model=" + String.join(",", Model.threadLabels())));
      }
    }
    if (choosesWorkers(options, given)) {
      words.addAll(List.of("-p", "workers=" + workers));
    }
    return words;
  }

  private static boolean choosesWorkers(ProbeOptions options, ParameterArguments given) {
    return given.of("workers").isEmpty() && !options.run().suite().contains("--scaling");
  }

  private static void requireNoOther(ParameterArguments given) {
    given
        .of("workload")
        .filter(names -> !names.equals(List.of(CommandWorkload.NAME)))
        .ifPresent(names -> {
          throw new BadUsage("--command: it is the workload; leave out -p workload=");
        });
  }

  /**
   * Half the cores, if that is more than one, the cores, twice and four times the cores; in a short
   * budget with child JVMs only the cores and four times the cores.
   *
   * <p>Beside its iterations a fork took 0.3 s with threads, and 0.4, 0.6 and 0.9 s with 2, 4 and 8
   * child JVMs (medians of cpu, warm, in jmh-results/2026-11-28-default, two cores). So with three
   * worker counts 3.8 of the 12 s that five rounds in a minute leave for each are gone before
   * anything is measured, with two 2.7 s. Five rounds are full evidence. Four times the cores is
   * the one of the others that shows work that waits.
   */
  private static String ladder(ProbeOptions options, ParameterArguments given, int cores) {
    boolean childJvms =
        options.command().isEmpty()
            && given.of("model").map(models -> models.contains(Model.PROCESS.label())).orElse(true);
    IntStream counts =
        childJvms && options.isShort()
            ? IntStream.of(cores, 4 * cores)
            : IntStream.of(cores / 2, cores, 2 * cores, 4 * cores);
    return counts
        .filter(workers -> workers >= Math.min(2, cores))
        .distinct()
        .mapToObj(String::valueOf)
        .collect(Collectors.joining(","));
  }

  /** As -p wants it. */
  private static String escaped(String value) {
    return value.replace("\\", "\\\\").replace(",", "\\,");
  }

  private static String workload(ProbeOptions options) {
    if (options.command().isPresent()) {
      return CommandWorkload.NAME;
    }
    RunOptions suite = RunOptions.parse(options.run().suite());
    Workloads workloads = WorkloadArguments.load(suite.classPath(), List.of());
    List<String> own = workloads.usersOwn().stream().map(Workload::name).toList();
    if (own.size() == 1) {
      return own.getFirst();
    }
    if (suite.classPath().isEmpty()) {
      throw new BadUsage(
          "probe: which work? --classpath PATH with a workload of your own, --command 'program"
              + " args', or -p workload=NAME, one of "
              + String.join(", ", workloads.names()));
    }
    throw new BadUsage(
        own.isEmpty()
            ? "--classpath: no class there implements " + Workload.class.getName()
            : "probe: which work? -p workload=NAME, one of " + String.join(", ", own));
  }
}
