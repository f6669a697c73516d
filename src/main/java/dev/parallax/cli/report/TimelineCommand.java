package dev.parallax.cli.report;

import dev.parallax.cli.console.BadUsage;
import dev.parallax.cli.console.Console;
import dev.parallax.cli.console.ExitCode;
import dev.parallax.cli.console.OutputFile;
import dev.parallax.render.timeline.TimelineCsv;
import dev.parallax.render.timeline.TimelineText;
import dev.parallax.render.timeline.TimelineTrace;
import dev.parallax.result.Problem;
import dev.parallax.result.timeline.Timelines;
import dev.parallax.table.timeline.TaskFigure;
import dev.parallax.table.timeline.TaskFigures;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code timeline DIR}: one bar per task, per model, per worker. */
@Command(
    header = {"DIR [options]", "one bar per task of a run"},
    description = "Draws when each task of a run started and stopped, and on which worker.")
public final class TimelineCommand implements Callable<Integer> {
  private static final List<String> LIFECYCLES = List.of("warm", "cold");
  private static final List<String> FORMATS = List.of("text", "svg", "trace", "csv");

  private final Console console;

  @Parameters(
      paramLabel = "DIR",
      hideParamSyntax = true,
      description = "A run directory, its timeline folder, or a file of that.")
  private List<String> paths = List.of();

  @Option(names = "--workload", paramLabel = "NAME", description = "Only this workload.")
  private Optional<String> workload = Optional.empty();

  @Option(names = "--lifecycle", paramLabel = "warm|cold", description = "Only this lifecycle.")
  private Optional<String> lifecycle = Optional.empty();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description =
          "text: bars for the terminal (default); svg: a picture of each workload and lifecycle;"
              + " trace: Chrome's trace events, for Perfetto; csv: a row for each task run.")
  private String format = "text";

  @Option(
      names = "--output",
      paramLabel = "PATH",
      description =
          "Write to this file, not to standard output; svg: or into this folder, a file each.")
  private Optional<Path> output = Optional.empty();

  public TimelineCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    lifecycle.ifPresent(word -> requireOneOf("--lifecycle", LIFECYCLES, word));
    requireOneOf("--format", FORMATS, format);
    if (paths.size() != 1 || paths.getFirst().isBlank()) {
      throw new BadUsage("timeline takes one run directory; see timeline --help");
    }
    Timelines read = Timelines.read(Inputs.path(paths.getFirst()));
    read.problems().stream().map(Problem::inOneLine).forEach(console::error);
    if (read.timelines().isEmpty()) {
      return ExitCode.BAD_USAGE;
    }
    List<TaskFigure> figures = chosen(TaskFigures.of(read.timelines()));
    switch (format) {
      case "svg" -> TimelinePictures.write(figures, output, console);
      case "trace" -> write(out -> TimelineTrace.write(figures, out));
      case "csv" -> write(out -> TimelineCsv.write(figures, out));
      default -> write(out -> TimelineText.write(figures, console.columns(), out));
    }
    return read.problems().isEmpty() ? ExitCode.DONE : ExitCode.BAD_USAGE;
  }

  private static void requireOneOf(String option, List<String> allowed, String word) {
    if (!allowed.contains(word)) {
      throw new BadUsage(
          "%s %s: allowed are %s".formatted(option, word, String.join(", ", allowed)));
    }
  }

  private void write(OutputFile.Text text) {
    OutputFile.writeOrPrint(output, text, console);
  }

  private List<TaskFigure> chosen(List<TaskFigure> figures) {
    List<TaskFigure> chosen =
        figures.stream()
            .filter(figure -> workload.map(figure.workload()::equals).orElse(true))
            .filter(figure -> lifecycle.map(figure.lifecycle()::equals).orElse(true))
            .toList();
    if (chosen.isEmpty()) {
      throw new BadUsage(
          "no time lines of that workload and lifecycle; there are "
              + String.join("; ", figures.stream().map(TaskFigure::name).distinct().toList()));
    }
    return chosen;
  }
}
