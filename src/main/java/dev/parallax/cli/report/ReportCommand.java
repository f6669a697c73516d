package dev.parallax.cli.report;

import dev.parallax.advice.Report;
import dev.parallax.cli.console.BadUsage;
import dev.parallax.cli.console.Console;
import dev.parallax.cli.console.ExitCode;
import dev.parallax.cli.console.Failures;
import dev.parallax.render.parts.Escape;
import dev.parallax.result.ResultFile;
import java.util.List;

/** {@code report PATH...}: tables and recommendations from JMH JSON. */
public final class ReportCommand {
  private ReportCommand() {}

  /**
   * Runs the command.
   *
   * @param args the arguments after {@code report}
   * @return the exit code
   */
  public static int run(String[] args, Console console) {
    try {
      return run(ReportOptions.parse(args), args, console);
    } catch (BadUsage e) {
      console.error(Escape.plain(String.valueOf(e.getMessage())));
      return ExitCode.BAD_USAGE;
    } catch (OutOfMemoryError e) {
      console.error(Failures.outOfMemory("report"));
      return ExitCode.BAD_USAGE;
    }
  }

  private static int run(ReportOptions options, String[] args, Console console) {
    if (options.help()) {
      console.out().print(ReportOptions.usage());
      console.out().flush();
      return ExitCode.DONE;
    }
    Inputs.Read read = Inputs.read(options.inputs(), console);
    List<ResultFile> files = read.files();
    if (!read.complete() && (!options.keepGoing() || files.isEmpty())) {
      return ExitCode.BAD_USAGE;
    }
    Report report = Reports.of(files, options);
    new Output(
            options.format(),
            options.output(),
            options.charts(),
            Output.commandLine("report", args))
        .write(report, () -> ReportPictures.of(files, report), console);
    return read.complete() ? ExitCode.DONE : ExitCode.BAD_USAGE;
  }
}
