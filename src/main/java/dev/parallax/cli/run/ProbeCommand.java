package dev.parallax.cli.run;

import dev.parallax.campaign.cell.BadRequest;
import dev.parallax.campaign.cell.ParameterArguments;
import dev.parallax.campaign.cell.WorkFailed;
import dev.parallax.campaign.cell.WorkerLadder;
import dev.parallax.campaign.jmh.ForkOptions;
import dev.parallax.campaign.jmh.JmhOptions;
import dev.parallax.cli.console.BadUsage;
import dev.parallax.cli.console.ClassPathOption;
import dev.parallax.cli.console.Console;
import dev.parallax.own.OwnJvm;
import dev.parallax.own.OwnWork;
import dev.parallax.suite.Benchmarks;
import dev.parallax.suite.Model;
import dev.parallax.workload.Workload;
import dev.parallax.workload.Workloads;
import dev.parallax.workload.builtin.command.CommandWorkload;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code probe}: the quick sample of one kind of work.
 *
 * <p>It is a run with other defaults, and those are put into words of a run's command line: so its
 * journal says how it was made, and {@code --resume} resumes it like any other.
 */
@Command(
    header = {"[--classpath PATH | --command 'WORDS']", "the quick sample of your work"},
    usageHelpWidth = 110,
    customSynopsis =
        """
        java -jar benchmarks.jar probe --classpath PATH [-p name=value...] [--budget 60s]
               java -jar benchmarks.jar probe --command 'program args' [-p tasks=N]
               java -jar benchmarks.jar probe -p workload=NAME\
        """,
    description =
        """
        The quick sample of one kind of work: every model with as many workers as cores and four times
        as many, warm pools, as many rounds as fit into the budget, and one screen with the answer. From
        --budget 2m on also half and twice the cores; as many as cores only where batches are so long
        that five rounds would not fit, and platform threads and child JVMs alone where three would not.

          --classpath PATH   jars and folders of classes with a workload of your own; if there is
                             one it is taken, else -p workload= says which, by name or by class
          --command 'WORDS'  a shell command as the task; PARALLAX_TASK is the task's number.
                             Its output must be the same every time, or -p checksum=exit
          --budget TIME      how long it may take (default 60s); more rounds, surer answers
          -p NAME=VALUE      size, tasks, model, workers and the workload's own, as in a run

        All options of a run can be given too; java -jar benchmarks.jar -h lists them.\
        """)
public final class ProbeCommand implements Callable<Integer> {
  private static final String BUDGET = "60s";
  private static final String BENCHMARKS = Benchmarks.BATCH + ".(serial|warm)";

  private final Console console;

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private RunOptions run = new RunOptions();

  @Option(names = "--command", paramLabel = "'WORDS'")
  private Optional<String> command = Optional.empty();

  /** Once it is known: words are asked for again and again. */
  private Optional<String> workload = Optional.empty();

  ProbeCommand(Console console) {
    this.console = console;
  }

  /** A parser of its words. */
  public static CommandLine parser(Console console) {
    return RunOptions.parser(new ProbeCommand(console))
        .setHelpSectionKeys(
            List.of(
                UsageMessageSpec.SECTION_KEY_SYNOPSIS_HEADING,
                UsageMessageSpec.SECTION_KEY_SYNOPSIS,
                UsageMessageSpec.SECTION_KEY_DESCRIPTION));
  }

  @Override
  public Integer call() throws BadRequest, WorkFailed, IOException, InterruptedException {
    int cores = Runtime.getRuntime().availableProcessors();
    if (run.resume.isEmpty()) {
      JmhOptions.parse(run.jmh()).checkJvm(); // before the work is looked for in one like it
    }
    try (OwnJvm jvm = ownWork().open()) {
      List<String> words = words(cores, jvm);
      return RunCommand.run(
          RunOptions.parse(words),
          words,
          workerChoice(cores),
          Optional.of(jvm),
          console,
          ProbeScreen::show);
    }
  }

  /** How the JVM is started that finds the work, plans and rehearses: as the forks will be. */
  OwnWork ownWork() throws BadRequest {
    return JmhOptions.parse(run.jmh()).ownWork(run.classPath.paths());
  }

  /** Empty if it is not for us to say how many workers there are. */
  Optional<WorkerChoice> workerChoice(int cores) throws BadRequest {
    if (!choosesWorkers() || run.resume.isPresent()) {
      return Optional.empty();
    }
    Optional<List<String>> models = run.given().of("model");
    WorkerChoice.Processes processes = WorkerChoice.Processes.BY_DEFAULT;
    if (models.isPresent() || command.isPresent()) {
      processes =
          models.orElse(List.of()).contains(Model.PROCESS.label())
              ? WorkerChoice.Processes.AS_GIVEN
              : WorkerChoice.Processes.NONE;
    }
    return Optional.of(
        new WorkerChoice(
            cores,
            (workers, unlessGiven) ->
                words(
                    workers.stream().map(String::valueOf).collect(Collectors.joining(",")),
                    unlessGiven),
            processes));
  }

  /**
   * The run that a probe is.
   *
   * @param jvm of {@link #ownWork}, in which the work is looked for unless it is named
   */
  List<String> words(int cores, OwnJvm jvm) throws BadRequest {
    if (command.isEmpty() && run.given().of("workload").isEmpty()) {
      workload = Optional.of(findWorkload(jvm));
    }
    return words(ladder(cores), List.of());
  }

  private List<String> words(String workers, List<Model> models) throws BadRequest {
    ParameterArguments given = run.given();
    Map<String, List<String>> settings = run.settings(spec.commandLine().getParseResult());
    settings.remove("--command");
    List<String> words = new ArrayList<>();
    if (!run.namesBenchmarks()) {
      words.add(BENCHMARKS);
    }
    if (!run.hasLength()) {
      words.addAll(List.of("--budget", BUDGET));
    }
    settings.values().forEach(words::addAll);
    if (given.of("workload").isEmpty()) {
      String name = command.isPresent() ? CommandWorkload.NAME : workload.orElseThrow();
      words.addAll(List.of("-p", "workload=" + name));
    }
    if (command.isPresent()) {
      requireNoOther(given);
      words.addAll(List.of("-p", CommandWorkload.COMMAND + "=" + escaped(command.get())));
    }
    List<String> labels =
        models.isEmpty() && command.isPresent()
            ? Model.defaultThreadLabels()
            : models.stream().map(Model::label).toList();
    if (!labels.isEmpty() && given.of("model").isEmpty()) {
      words.addAll(List.of("-p", "model=" + String.join(",", labels)));
    }
    if (choosesWorkers()) {
      words.addAll(List.of("-p", "workers=" + workers));
    }
    return words;
  }

  private boolean choosesWorkers() throws BadRequest {
    boolean haveWorkers =
        run.given()
            .of("model")
            .map(models -> !models.equals(List.of(Model.UNBOUNDED.label())))
            .orElse(true);
    return haveWorkers && run.given().of("workers").isEmpty() && !run.scaling;
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
   * As a run; in a short budget with child JVMs only the cores and four times the cores.
   *
   * <p>Beside its iterations a fork took 0.3 s with threads, and 0.4, 0.6 and 0.9 s with 2, 4 and 8
   * child JVMs (medians of cpu, warm, of a default run of 2026-11-28, two cores). So with three
   * worker counts 3.8 of the 12 s that five rounds in a minute leave for each are gone before
   * anything is measured, with two 2.7 s. Five rounds are full evidence. Four times the cores is
   * the one of the others that shows work that waits.
   */
  private String ladder(int cores) throws BadRequest {
    boolean childJvms =
        command.isEmpty()
            && run.given()
                .of("model")
                .map(models -> models.contains(Model.PROCESS.label()))
                .orElse(true);
    boolean isShort = !run.hasLength() || run.budget().filter(ForkOptions::isShort).isPresent();
    WorkerLadder ladder =
        childJvms && isShort ? WorkerLadder.quick(cores) : WorkerLadder.standard(cores);
    return ladder.counts().stream().map(String::valueOf).collect(Collectors.joining(","));
  }

  /** As -p wants it. */
  private static String escaped(String value) {
    return value.replace("\\", "\\\\").replace(",", "\\,");
  }

  private String findWorkload(OwnJvm jvm) {
    Workloads workloads = ClassPathOption.workloads(jvm, List.of());
    List<String> own = workloads.usersOwn().stream().map(Workload::name).toList();
    if (own.size() == 1) {
      return own.getFirst();
    }
    if (run.classPath.paths().isEmpty()) {
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
