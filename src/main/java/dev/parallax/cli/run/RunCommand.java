package dev.parallax.cli.run;

import dev.parallax.advice.words.Words;
import dev.parallax.campaign.Run;
import dev.parallax.campaign.cell.BadRequest;
import dev.parallax.campaign.cell.StopRequest;
import dev.parallax.campaign.cell.WorkFailed;
import dev.parallax.campaign.jmh.JmhLock;
import dev.parallax.campaign.jmh.JmhOptions;
import dev.parallax.campaign.plan.BatchTimes;
import dev.parallax.campaign.plan.Plan;
import dev.parallax.campaign.plan.Resume;
import dev.parallax.campaign.plan.RunRequest;
import dev.parallax.cli.console.Console;
import dev.parallax.cli.console.ExitCode;
import dev.parallax.cli.console.Failures;
import dev.parallax.cli.report.Reports;
import dev.parallax.own.OwnJvm;
import dev.parallax.render.parts.Escape;
import dev.parallax.suite.Secrets;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A run: plan, rehearse, measure, tables. */
@Command(
    usageHelpWidth = 110,
    sortOptions = false,
    description = {
      "",
      "Each command has a -h of its own.",
      "",
      "For this kind of work, on this machine: platform threads, virtual threads or child JVMs,"
          + " with how many workers, and how sure are we?",
      ""
    },
    optionListHeading = "Suite options:%n",
    footer = {
      "",
      "Parameters: -p name=value[,value...]; 'list' names them. A comma in a value",
      "is written \\, and a backslash \\\\.",
      "",
      "-prof tree (CPU time and memory of a fork and all its children) is on, except",
      "under --plain; -prof tree:off turns it off.",
      "",
      "JMH options (-t, -tg, -wmb, -wm and -f 0 only under --plain):"
    })
public final class RunCommand implements Callable<Integer> {
  private final Console console;
  private final Supplier<String> usages;

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private RunOptions options = new RunOptions();

  @Option(
      names = {"-h", "--help"},
      hidden = true)
  private boolean help;

  @Option(names = "--version", hidden = true)
  private boolean version;

  private RunCommand(Console console, Supplier<String> usages) {
    this.console = console;
    this.usages = usages;
  }

  /**
   * A parser of its words.
   *
   * @param usages how this and all other commands are called
   */
  public static CommandLine parser(Console console, Supplier<String> usages) {
    return RunOptions.parser(new RunCommand(console, usages));
  }

  /** How the results of a run are shown. */
  @FunctionalInterface
  interface Screen {
    /** Shows them, and puts the report beside them. */
    void show(Path results, Console console) throws IOException;
  }

  @Override
  public Integer call() throws BadRequest, WorkFailed, IOException, InterruptedException {
    if (version) {
      String suite = RunCommand.class.getPackage().getImplementationVersion();
      console
          .out()
          .println(
              "Parallax %s%nJDK %s, %s"
                  .formatted(
                      suite == null ? "(not from its jar)" : suite,
                      Runtime.version(),
                      System.getProperty("java.vm.name")));
      return ExitCode.DONE;
    }
    if (help) {
      spec.usageMessage().customSynopsis(usages.get());
      console.out().print(spec.commandLine().getUsageMessage(Ansi.OFF));
      JmhOptions.parse(List.of()).printHelp();
      return ExitCode.DONE;
    }
    List<String> words = spec.commandLine().getParseResult().originalArgs();
    return run(options, words, Optional.empty(), Optional.empty(), console, Reports::close);
  }

  /**
   * Runs what the words say, or what others say once its first batches have shown what it does.
   *
   * @param options what the words were read as
   * @param choice by which the worker counts are chosen then; empty if they are given
   * @param known a JVM of own work that is open already; it is used if it is one as this run needs
   */
  static int run(
      RunOptions options,
      List<String> words,
      Optional<WorkerChoice> choice,
      Optional<OwnJvm> known,
      Console console,
      Screen screen)
      throws BadRequest, WorkFailed, IOException, InterruptedException {
    RunRequest request = request(options, words);
    if (request.jmh().printList()) {
      return ExitCode.DONE;
    }
    try (OwnJvm ownJvm =
        known
            .filter(jvm -> jvm.ownWork().equals(request.ownWork()))
            .orElseGet(request.ownWork()::open)) {
      return run(options, request, ownJvm, choice, console, screen);
    }
  }

  private static int run(
      RunOptions options,
      RunRequest request,
      OwnJvm ownJvm,
      Optional<WorkerChoice> choice,
      Console console,
      Screen screen)
      throws BadRequest, WorkFailed, IOException, InterruptedException {
    Run run = Run.plan(request, ownJvm);
    request
        .resume()
        .map(Resume::adopted)
        .orElse(List.of())
        .forEach(option ->
            console.err().println("  from the journal: " + Escape.plain(Secrets.mask(option))));
    console.err().print(PlanText.of(run.plan()));
    if (options.dryRun) {
      return ExitCode.DONE;
    }
    Closeable lock = JmhLock.take();
    try (lock;
        ProgressLines progress = ProgressLines.on(console)) {
      Ended ended;
      try (Interruption interruption = Interruption.await(console)) {
        ended = measure(run, ownJvm, choice, console, screen, progress, interruption.stop());
      }
      if (options.why && ended.recordable().isPresent()) {
        try (Interruption interruption = Interruption.await(console)) {
          Recordable recordable = ended.recordable().get();
          return Math.max(
              ended.exitCode(),
              WhyScreen.recordAndShow(
                  recordable.run(),
                  recordable.times(),
                  recordable.directory(),
                  console,
                  progress,
                  interruption.stop()));
        }
      }
      return ended.exitCode();
    }
  }

  /** What can be recorded: a run that was measured to its end, and has a run directory. */
  private record Recordable(Run run, BatchTimes times, Path directory) {}

  /** How a run ended. */
  private record Ended(int exitCode, Optional<Recordable> recordable) {}

  private static Ended measure(
      Run run,
      OwnJvm ownJvm,
      Optional<WorkerChoice> choice,
      Console console,
      Screen screen,
      ProgressLines progress,
      StopRequest stop)
      throws BadRequest, WorkFailed, IOException, InterruptedException {
    try {
      BatchTimes times = run.rehearse(ownJvm, stop);
      Run chosen =
          (choice.isPresent() ? chosen(run, ownJvm, choice.get(), times, progress) : run)
              .fitted(times);
      ownJvm.close(); // nothing else runs while forks are measured
      times.slowToWarm().map(RunCommand::notWarm).ifPresent(progress::note);
      Duration budget = chosen.plan().budget().orElse(Duration.ZERO);
      chosen.promise(times).map(found -> PlanText.of(found, budget)).ifPresent(progress::note);
      Run.Outcome outcome = chosen.execute(times, console.out(), progress, stop);
      int exitCode = finish(outcome, progress, console, screen);
      if (outcome.outOfBudget()) {
        String spent = OutOfBudget.inOneLine(outcome, chosen.plan());
        if (outcome.measured()) {
          console.err().println(spent);
        } else {
          console.error(spent);
        }
      }
      return new Ended(
          exitCode,
          outcome.measured() && !outcome.interrupted()
              ? outcome.resumable().map(folder -> new Recordable(chosen, times, folder))
              : Optional.empty());
    } catch (IOException | UncheckedIOException | OutOfMemoryError e) {
      Optional<String> exhausted = Failures.exhausted(e);
      if (stop.resumable().isEmpty() || exhausted.isEmpty()) {
        throw e;
      }
      progress.close();
      console.error(exhausted.get());
      console.err().println(Interruption.resumeCommand(stop.resumable().get()));
      return new Ended(ExitCode.FAILED, Optional.empty());
    }
  }

  private static Run chosen(
      Run planned, OwnJvm ownJvm, WorkerChoice choice, BatchTimes times, ProgressLines progress)
      throws BadRequest, IOException {
    Run run = planned;
    Optional<WorkerChoice.Chosen> waiting = choice.forWaiting(times);
    if (waiting.isPresent()) {
      run = plan(waiting.get().words(), ownJvm);
      progress.note(waiting.get().note());
    }
    boolean isShorter = !run.hasTimeForFullEvidence(times);
    if (isShorter) {
      run = plan(choice.shorter(times), ownJvm);
      progress.note(tooLong(times, run.plan()));
    }
    if (isShorter && !run.hasTimeForAnAnswer(times)) {
      Optional<WorkerChoice.Chosen> shortest = choice.shortest(times);
      if (shortest.isPresent()) {
        run = plan(shortest.get().words(), ownJvm);
        progress.note(shortest.get().note());
      }
    }
    if (waiting.isPresent() || isShorter) {
      PlanText.of(run.plan()).lines().forEach(progress::note);
    }
    return run;
  }

  private static Run plan(List<String> words, OwnJvm ownJvm) throws BadRequest, IOException {
    return Run.plan(request(RunOptions.parse(words), words), ownJvm);
  }

  /** What words of a command line ask for. */
  static RunRequest request(List<String> words) throws BadRequest, IOException {
    return request(RunOptions.parse(words), words);
  }

  private static RunRequest request(RunOptions options, List<String> words)
      throws BadRequest, IOException {
    return options.resume.isPresent()
        ? ResumeArguments.toRequest(options.resume.get(), options, words)
        : options.toRequest(words);
  }

  /** Of the suite's own work no batch was run before; there is no time of one to tell. */
  private static String tooLong(BatchTimes times, Plan plan) {
    double seconds = times.longestSerial().toNanos() * 1e-9;
    return "%s%s cells only, so that more rounds fit into the budget"
        .formatted(
            seconds > 0 ? "a batch takes " + Words.time(seconds) + ": " : "", plan.cells().size());
  }

  private static String notWarm(BatchTimes.SlowToWarm work) {
    return String.format(
        Locale.ROOT,
        "%s is not warm after %.1f s, the longest warm-up that a fork gets here, so its times will"
            + " not be those of a program that runs for long; %s",
        work.workload(),
        work.most().toMillis() * 1e-3,
        (work.isEnough() ? "--budget %ss would do" : "it needs more than --budget %ss")
            .formatted(work.budget().toSeconds()));
  }

  private static String interrupted(Run.Outcome outcome) {
    return outcome
        .resumable()
        .map(Interruption::inWords)
        .orElse("interrupted; without a run directory there is nothing to resume");
  }

  /** Before and after they are reported, since a report that takes minutes is a long time. */
  private static void requireWritten(Run.Outcome outcome) throws IOException {
    if (outcome.missing().isPresent()) {
      throw new IOException(
          outcome.missing().get() + ": it was moved or deleted while the run wrote it");
    }
  }

  private static int finish(
      Run.Outcome outcome, ProgressLines progress, Console console, Screen screen)
      throws IOException {
    progress.close();
    Path results = outcome.results();
    boolean measured = outcome.measured();
    requireWritten(outcome);
    if (measured) {
      screen.show(results, console);
    }
    requireWritten(outcome);
    if (!outcome.isTemporary()) {
      console.err().println("results: " + results);
    }
    outcome
        .failures()
        .forEach((cell, reason) -> console.error("%s failed: %s".formatted(cell, reason)));
    if (!outcome.failures().isEmpty()) {
      outcome
          .failureFile()
          .ifPresent(file -> console.err().println("all that failed forks printed: " + file));
    }
    if (outcome.interrupted()) {
      console.err().println(interrupted(outcome));
      return ExitCode.FAILED; // Of no effect: a JVM that a signal ends has the signal's code.
    }
    return outcome.failures().isEmpty() && measured ? ExitCode.DONE : ExitCode.FAILED;
  }
}
