package dev.parallax.cli.run;

import dev.parallax.campaign.Run;
import dev.parallax.campaign.cell.BadRequest;
import dev.parallax.campaign.cell.WorkFailed;
import dev.parallax.campaign.jmh.JmhLock;
import dev.parallax.campaign.plan.BatchTimes;
import dev.parallax.campaign.plan.RunRequest;
import dev.parallax.cli.console.BadUsage;
import dev.parallax.cli.console.Console;
import dev.parallax.own.OwnJvm;
import dev.parallax.suite.RunFiles;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code why}: where threads lose time, by recordings of forks. */
@Command(
    header = {"DIR [--again]", "where threads lose time, by method, lock and wait"},
    usageHelpWidth = 110,
    sortOptions = false,
    description = {
      "",
      "Of each warm case of a run it records a fork of serial and one of threads by JDK Flight"
          + " Recorder, compares what they do for an operation, and names at most three methods,"
          + " locks or waits where threads need more. Nothing is named that chance explains. The"
          + " recordings stay in DIR/why, a folder for each case, and JDK Mission Control opens"
          + " them. A run with --why has them already.",
      ""
    })
public final class WhyCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(paramLabel = "DIR", description = "the run directory")
  private Path directory = Path.of("");

  @Option(names = "--again", description = "record anew what is recorded already")
  private boolean again;

  @Option(
      names = "--force",
      description = "record although jar, JDK or machine are not those of the run")
  private boolean force;

  @Option(
      names = "--trust",
      description =
          "record a run that somebody else began, with the options of its journal that can run code"
              + " or write files")
  private boolean trust;

  public WhyCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws BadRequest, WorkFailed, IOException, InterruptedException {
    if (!again && !WhyScreen.recorded(directory).isEmpty()) {
      return WhyScreen.show(directory, console);
    }
    if (Files.notExists(directory.resolve(RunFiles.JOURNAL))) {
      throw new BadUsage(
          "%s: there is no %s in it, so it is no run directory"
              .formatted(directory, RunFiles.JOURNAL));
    }
    List<String> words = new ArrayList<>(List.of("--resume", directory.toString()));
    if (force) {
      words.add("--force");
    }
    if (trust) {
      words.add("--trust");
    }
    RunRequest request = RunCommand.request(words);
    try (OwnJvm ownJvm = request.ownWork().open()) {
      Run run = Run.plan(request, ownJvm);
      return record(run, ownJvm);
    }
  }

  private int record(Run run, OwnJvm ownJvm)
      throws BadRequest, WorkFailed, IOException, InterruptedException {
    Closeable lock = JmhLock.take();
    try (lock;
        ProgressLines progress = ProgressLines.on(console);
        Interruption interruption = Interruption.await(console)) {
      BatchTimes times = run.rehearse(ownJvm, interruption.stop());
      ownJvm.close(); // nothing else runs while forks are recorded
      return WhyScreen.recordAndShow(run, times, directory, console, progress, interruption.stop());
    }
  }
}
