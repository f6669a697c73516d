package dev.parallax.cli.run;

import dev.parallax.campaign.Run;
import dev.parallax.campaign.cell.BadRequest;
import dev.parallax.campaign.cell.WorkFailed;
import dev.parallax.campaign.jmh.JmhLock;
import dev.parallax.campaign.jmh.JmhOptions;
import dev.parallax.campaign.plan.BatchTimes;
import dev.parallax.campaign.plan.Plan;
import dev.parallax.campaign.plan.RunRequest;
import dev.parallax.cli.console.Console;
import dev.parallax.cli.console.ExitCode;
import dev.parallax.cli.report.Reports;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A run: plan, rehearse, measure, tables. */
public final class RunCommand {
  private RunCommand() {}

  /** How the results of a run are shown. */
  @FunctionalInterface
  interface Screen {
    /** Shows them, and puts the report beside them. */
    void show(Path results, Console console) throws IOException;
  }

  public static int run(String[] args, Console console)
      throws BadRequest, WorkFailed, IOException, InterruptedException {
    return run(Arrays.asList(args), List.of(), console, Reports::close);
  }

  /**
   * Runs what the words say, or what others say if its batches are too long for it.
   *
   * @param shorter the words of a run of fewer of the same cells; empty if there is none
   */
  public static int run(List<String> words, List<String> shorter, Console console, Screen screen)
      throws BadRequest, WorkFailed, IOException, InterruptedException {
    RunArguments arguments = RunArguments.split(words);
    RunOptions options = RunOptions.parse(arguments.suite());
    RunRequest request = request(arguments, options, words);
    if (request.jmh().wantsHelp()) {
      return help(request.jmh(), console);
    }
    if (request.jmh().printList()) {
      return ExitCode.DONE;
    }
    Run run = Run.plan(request);
    console.err().print(PlanText.of(run.plan()));
    if (options.dryRun) {
      return ExitCode.DONE;
    }
    Closeable lock = JmhLock.take();
    try (lock;
        ProgressLines progress = ProgressLines.on(console);
        Interruption interruption = Interruption.await()) {
      BatchTimes times = run.rehearse(interruption.stop());
      if (!shorter.isEmpty() && !run.hasTimeForFullEvidence(times)) {
        RunArguments fewer = RunArguments.split(shorter);
        run = Run.plan(request(fewer, RunOptions.parse(fewer.suite()), shorter));
        progress.note(tooLong(times, run.plan()));
        PlanText.of(run.plan()).lines().forEach(progress::note);
      }
      times.slowToWarm().map(RunCommand::notWarm).ifPresent(progress::note);
      Run.Outcome outcome = run.execute(console.out(), progress, interruption.stop());
      int exitCode = finish(outcome, progress, console, screen);
      if (outcome.outOfBudget()) {
        console.err().println(OutOfBudget.inOneLine(outcome, run.plan()));
      }
      return exitCode;
    }
  }

  private static RunRequest request(RunArguments arguments, RunOptions options, List<String> words)
      throws BadRequest, IOException {
    return options.resume().isPresent()
        ? ResumeArguments.toRequest(options.resume().get(), options, words)
        : arguments.toRequest(options, words);
  }

  private static String tooLong(BatchTimes times, Plan plan) {
    return String.format(
        Locale.ROOT,
        "a batch takes %.1f s: %d cells only, so that more rounds fit into the budget",
        times.longestSerial().toMillis() * 1e-3,
        plan.cells().size());
  }

  private static String notWarm(BatchTimes.SlowToWarm work) {
    return String.format(
        Locale.ROOT,
        "%s is not warm after %.1f s, the longest warm-up that a fork gets here, so its times will"
            + " not be those of a program that runs for long; %s",
        work.workload(),
        work.most().toMillis() * 1e-3,
        (work.isEnough() ? "--budget %ds would do" : "it needs more than --budget %ds")
            .formatted(work.budget().toSeconds()));
  }

  private static int help(JmhOptions jmh, Console console) throws IOException {
    console.out().print(RunOptions.help());
    console.out().println();
    console
        .out()
        .println("Parameters: -p name=value[,value...]; 'list' names them. A comma in a value");
    console.out().println("is written \\, and a backslash \\\\.");
    console.out().println();
    console
        .out()
        .println("-prof tree (CPU time and memory of a fork and all its children) is on, except");
    console.out().println("under --plain; -prof tree:off turns it off.");
    console.out().println();
    console.out().println("JMH options (-t, -tg, -wmb, -wm and -f 0 only under --plain):");
    jmh.printHelp();
    return ExitCode.DONE;
  }

  private static String interrupted(Run.Outcome outcome) {
    return outcome
        .resumable()
        .map(directory ->
            "interrupted; this resumes it: java -jar benchmarks.jar --resume " + directory)
        .orElse("interrupted; without a run directory there is nothing to resume");
  }

  private static int finish(
      Run.Outcome outcome, ProgressLines progress, Console console, Screen screen)
      throws IOException {
    progress.close();
    Path results = outcome.results();
    boolean measured = outcome.measured();
    if (measured) {
      screen.show(results, console);
    }
    if (outcome.isTemporary()) {
      Files.delete(results);
    } else {
      console.err().println("results: " + results);
    }
    outcome
        .failures()
        .forEach((cell, reason) -> console.error("%s failed: %s".formatted(cell, reason)));
    if (outcome.interrupted()) {
      console.err().println(interrupted(outcome));
      return ExitCode.FAILED; // Of no effect: a JVM that a signal ends has the signal's code.
    }
    return outcome.failures().isEmpty() && measured ? ExitCode.DONE : ExitCode.FAILED;
  }
}
