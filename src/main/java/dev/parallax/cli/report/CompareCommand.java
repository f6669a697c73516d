package dev.parallax.cli.report;

import dev.parallax.advice.ComparisonReport;
import dev.parallax.advice.Report;
import dev.parallax.cli.console.BadUsage;
import dev.parallax.cli.console.Console;
import dev.parallax.cli.console.ExitCode;
import dev.parallax.cli.console.Failures;
import dev.parallax.group.ExpressionException;
import dev.parallax.render.parts.Escape;
import dev.parallax.result.Machines;
import dev.parallax.result.ResultFile;
import dev.parallax.stat.Evidence;
import dev.parallax.table.compare.RunComparer;
import dev.parallax.table.compare.RunComparison;
import java.util.List;
import java.util.Optional;

/** {@code compare BASE NEW}: what got faster or slower between two runs; a gate for CI. */
public final class CompareCommand {
  private CompareCommand() {}

  /**
   * Runs the command.
   *
   * @param args the arguments after {@code compare}
   * @return the exit code
   */
  public static int run(String[] args, Console console) {
    try {
      return run(CompareOptions.parse(args), args, console);
    } catch (BadUsage | ExpressionException e) {
      console.error(Escape.plain(String.valueOf(e.getMessage())));
      return ExitCode.BAD_USAGE;
    } catch (OutOfMemoryError e) {
      console.error(Failures.outOfMemory("compare"));
      return ExitCode.BAD_USAGE;
    }
  }

  private static int run(CompareOptions options, String[] args, Console console) {
    if (options.help()) {
      console.out().print(CompareOptions.usage());
      console.out().flush();
      return ExitCode.DONE;
    }
    Inputs.Read read = Inputs.read(options.inputs(), console);
    if (!read.complete()) {
      return ExitCode.BAD_USAGE;
    }
    RunComparison comparison = compare(read.files(), options);
    new Output(
            options.format(),
            options.output(),
            options.charts(),
            Output.commandLine("compare", args))
        .write(Report.of(comparison), () -> ReportPictures.of(read.files(), comparison), console);
    return options.failOnRegression() ? gate(comparison, options, console) : ExitCode.DONE;
  }

  private static RunComparison compare(List<ResultFile> files, CompareOptions options) {
    RunComparison comparison =
        RunComparer.compare(
            files.getFirst(), files.getLast(), options.rule(), options.view(), Machines.of(files));
    if (comparison.rows().isEmpty()) {
      throw new BadUsage(
          ("nothing to compare: no row is in both %s and %s; rows are matched by benchmark,"
                  + " parameters, mode and threads, and there are %s and %s")
              .formatted(
                  comparison.base(),
                  comparison.latest(),
                  first(comparison.onlyBase()),
                  first(comparison.onlyLatest())));
    }
    return comparison;
  }

  private static String first(List<String> rows) {
    return rows.isEmpty()
        ? "none"
        : "\"" + rows.getFirst() + "\"" + (rows.size() > 1 ? " and others" : "");
  }

  private static int gate(RunComparison comparison, CompareOptions options, Console console) {
    Optional<String> regressions = ComparisonReport.regressions(comparison, options.ignoreShift());
    if (regressions.isPresent()) {
      console.error(Escape.plain(regressions.get()));
      return ExitCode.REGRESSION;
    }
    if (comparison.rows().stream().allMatch(r -> r.comparison().evidence() == Evidence.NONE)) {
      // A gate that can't close must not look like one that found nothing.
      console
          .err()
          .println(
              "warning: --fail-on-regression can't find any: no row has 3 forks in both runs; run"
                  + " with -f 5");
    }
    return ExitCode.DONE;
  }
}
