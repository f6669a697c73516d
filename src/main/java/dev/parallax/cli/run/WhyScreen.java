package dev.parallax.cli.run;

import dev.parallax.campaign.Run;
import dev.parallax.campaign.cell.BadRequest;
import dev.parallax.campaign.cell.StopRequest;
import dev.parallax.campaign.plan.BatchTimes;
import dev.parallax.cli.console.Console;
import dev.parallax.cli.console.ExitCode;
import dev.parallax.cli.console.Failures;
import dev.parallax.recording.Kind;
import dev.parallax.recording.Losses;
import dev.parallax.recording.LossesText;
import dev.parallax.recording.Recorded;
import dev.parallax.render.parts.Prose;
import dev.parallax.suite.RunFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;

/** What recordings of a run say. */
final class WhyScreen {
  private WhyScreen() {}

  /** Records forks of a run and shows what they say. */
  static int recordAndShow(
      Run run,
      BatchTimes times,
      Path directory,
      Console console,
      ProgressLines progress,
      StopRequest stop)
      throws BadRequest, IOException, InterruptedException {
    int cases = run.record(directory, times, console.out(), progress, stop);
    stop.campaignIsOver();
    progress.close();
    if (stop.isRequested()) {
      return ExitCode.FAILED;
    }
    if (cases == 0) {
      console
          .err()
          .println(
              "nothing to record: that takes serial and threads, with two workers or more, of a"
                  + " warm case");
      return ExitCode.DONE;
    }
    return show(directory, console);
  }

  /** The folders of a run's cases that have recordings. */
  static List<Path> recorded(Path directory) throws IOException {
    Path folder = directory.resolve(RunFiles.WHY);
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> cases = Files.list(folder)) {
      return cases
          .filter(ofCase -> Files.isRegularFile(ofCase.resolve(RunFiles.THREADS_RECORDING)))
          .sorted()
          .toList();
    }
  }

  /** Shows what recordings say that are there. */
  static int show(Path directory, Console console) throws IOException {
    List<Path> cases = recorded(directory);
    int exitCode = cases.isEmpty() ? ExitCode.FAILED : ExitCode.DONE;
    for (Path ofCase : cases) {
      try {
        showCase(ofCase, console);
      } catch (IOException e) {
        console.error(ofCase + ": no recording that can be read: " + Failures.inOneLine(e));
        exitCode = ExitCode.FAILED;
      }
    }
    console.out().flush();
    return exitCode;
  }

  private static void showCase(Path ofCase, Console console) throws IOException {
    Recorded serial = Recorded.read(ofCase.resolve(RunFiles.SERIAL_RECORDING));
    Recorded threads = Recorded.read(ofCase.resolve(RunFiles.THREADS_RECORDING));
    show(Losses.of(serial, threads, EnumSet.allOf(Kind.class)), console);
    Path virtual = ofCase.resolve(RunFiles.VIRTUAL_RECORDING);
    if (Files.isRegularFile(virtual)) {
      Losses pinned = Losses.of(serial, Recorded.read(virtual), EnumSet.of(Kind.PINNED));
      if (!pinned.largest().isEmpty()) {
        show(pinned, console);
      }
    }
  }

  private static void show(Losses losses, Console console) {
    List<String> text = LossesText.of(losses);
    console.out().println();
    Prose.lines("", text.getFirst(), console.columns()).forEach(console.out()::println);
    text.stream()
        .skip(1)
        .flatMap(sentence -> Prose.lines("  ", sentence, console.columns()).stream())
        .forEach(console.out()::println);
  }
}
