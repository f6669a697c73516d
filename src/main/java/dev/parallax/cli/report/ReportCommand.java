package dev.parallax.cli.report;

import dev.parallax.advice.Report;
import dev.parallax.cli.console.BadUsage;
import dev.parallax.cli.console.Console;
import dev.parallax.cli.console.ExitCode;
import dev.parallax.cli.console.Failures;
import dev.parallax.cli.console.OutputFile;
import dev.parallax.render.Format;
import dev.parallax.render.page.Surroundings;
import dev.parallax.render.parts.Escape;
import dev.parallax.result.Problem;
import dev.parallax.result.ResultFile;
import java.util.List;
import java.util.Optional;

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
    InputFiles read = InputFiles.read(options.inputs(), console);
    List<ResultFile> files = read.files();
    List<Problem> problems = read.problems();
    if (!problems.isEmpty() && (!options.keepGoing() || files.isEmpty())) {
      return ExitCode.BAD_USAGE;
    }
    Report report = Views.report(files, options);
    boolean isPage = options.format() == Format.HTML;
    Optional<ReportPictures> drawn =
        isPage || options.charts().isPresent()
            ? Optional.of(ReportPictures.of(files, report))
            : Optional.empty();
    Surroundings around =
        drawn.filter(unused -> isPage).map(all -> all.page(args)).orElse(Surroundings.unknown());
    OutputFile.writeOrPrint(
        options.output(),
        out -> options.format().renderer(console.columns(), around).write(report, out),
        console);
    options
        .charts()
        .ifPresent(folder ->
            drawn.ifPresent(
                all -> ChartFiles.write(all.pictures(), all.charts().omitted(), folder, console)));
    return problems.isEmpty() ? ExitCode.DONE : ExitCode.BAD_USAGE;
  }
}
