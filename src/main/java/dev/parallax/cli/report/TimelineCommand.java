package dev.parallax.cli.report;

import dev.parallax.cli.console.BadUsage;
import dev.parallax.cli.console.Console;
import dev.parallax.cli.console.ExitCode;
import dev.parallax.cli.console.Failures;
import dev.parallax.cli.console.OutputFile;
import dev.parallax.render.parts.Escape;
import dev.parallax.render.timeline.TimelineCsv;
import dev.parallax.render.timeline.TimelineText;
import dev.parallax.render.timeline.TimelineTrace;
import dev.parallax.result.Problem;
import dev.parallax.result.timeline.Timelines;
import dev.parallax.table.timeline.TaskFigure;
import dev.parallax.table.timeline.TaskFigures;
import java.util.List;

/** {@code timeline DIR}: one bar per task, per model, per worker. */
public final class TimelineCommand {
  private TimelineCommand() {}

  /**
   * Runs the command.
   *
   * @param args the arguments after {@code timeline}
   * @return the exit code
   */
  public static int run(String[] args, Console console) {
    try {
      return run(TimelineOptions.parse(args), console);
    } catch (BadUsage e) {
      console.error(Escape.plain(String.valueOf(e.getMessage())));
      return ExitCode.BAD_USAGE;
    } catch (OutOfMemoryError e) {
      console.error(Failures.outOfMemory("timeline"));
      return ExitCode.BAD_USAGE;
    }
  }

  private static int run(TimelineOptions options, Console console) {
    if (options.help()) {
      console.out().print(TimelineOptions.usage());
      console.out().flush();
      return ExitCode.DONE;
    }
    Timelines read = Timelines.read(options.directory());
    for (Problem problem : read.problems()) {
      console.error(Escape.plain(problem.inOneLine()));
    }
    if (read.timelines().isEmpty()) {
      return ExitCode.BAD_USAGE;
    }
    List<TaskFigure> figures = chosen(TaskFigures.of(read.timelines()), options);
    switch (options.format()) {
      case TEXT ->
          write(options, out -> TimelineText.write(figures, console.columns(), out), console);
      case TRACE -> write(options, out -> TimelineTrace.write(figures, out), console);
      case CSV -> write(options, out -> TimelineCsv.write(figures, out), console);
      case SVG -> TimelinePictures.write(figures, options.output(), console);
    }
    return read.problems().isEmpty() ? ExitCode.DONE : ExitCode.BAD_USAGE;
  }

  private static void write(TimelineOptions options, OutputFile.Text text, Console console) {
    OutputFile.writeOrPrint(options.output(), text, console);
  }

  private static List<TaskFigure> chosen(List<TaskFigure> figures, TimelineOptions options) {
    List<TaskFigure> chosen =
        figures.stream()
            .filter(figure -> options.workload().map(figure.workload()::equals).orElse(true))
            .filter(figure -> options.lifecycle().map(figure.lifecycle()::equals).orElse(true))
            .toList();
    if (chosen.isEmpty()) {
      throw new BadUsage(
          "no time lines of that workload and lifecycle; there are "
              + String.join("; ", figures.stream().map(TaskFigure::name).distinct().toList()));
    }
    return chosen;
  }
}
