package dev.parallax.cli.report;

import dev.parallax.advice.Report;
import dev.parallax.cli.console.BadUsage;
import dev.parallax.group.ExpressionException;
import dev.parallax.render.page.Surroundings;
import dev.parallax.result.Machines;
import dev.parallax.result.ResultFile;
import dev.parallax.table.build.Tables;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reports of what a reader asks to see. */
public final class Views {
  private Views() {}

  /**
   * The report. When it is there, nothing of the files is needed but what it shows.
   *
   * @throws BadUsage if what was asked for can't be understood, or isn't there
   */
  public static Report report(List<ResultFile> files, ReportOptions options) {
    try {
      return Report.of(
          Tables.of(files, options.settings(), options.view(), Machines.of(files)),
          Reports.facts(files));
    } catch (ExpressionException e) {
      throw new BadUsage(String.valueOf(e.getMessage()));
    }
  }

  /**
   * What a page shows beside its tables.
   *
   * @param args of the report command
   */
  static Surroundings surroundings(List<ResultFile> files, String[] args) {
    return Surroundings.of(
        files.stream()
            .map(file ->
                new Surroundings.Source(
                    file.label(), file.path().toString(), file.environment().facts()))
            .toList(),
        Stream.concat(
                Stream.of("java -jar benchmarks.jar report"), Stream.of(args).map(Views::quoted))
            .collect(Collectors.joining(" ")));
  }

  /** An argument as a shell would have to be given it. */
  private static String quoted(String argument) {
    return argument.matches("[A-Za-z0-9_.,:/=@%+-]+")
        ? argument
        : "'" + argument.replace("'", "'\\''") + "'";
  }
}
